from tensorflow.keras import mixed_precision

policy = mixed_precision.Policy('mixed_float16')
mixed_precision.set_global_policy(policy)
print('compute', policy.compute_dtype, 'variables', policy.variable_dtype)
