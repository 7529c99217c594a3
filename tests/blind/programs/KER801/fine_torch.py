import torch

net = torch.nn.Sequential(torch.nn.Linear(4, 8), torch.nn.ReLU(), torch.nn.Linear(8, 1))
opt = torch.optim.Adam(net.parameters(), lr=1e-3)
x = torch.randn(64, 4)
for _ in range(100):
    opt.zero_grad()
    loss = ((net(x)[:, 0] - x[:, 0]) ** 2).mean()
    loss.backward()
    opt.step()
