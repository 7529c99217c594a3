# kerlint in a container: docker run --rm -v "$PWD:/work" kerlint .
FROM python:3.13.9-slim-bookworm AS build
COPY . /kerlint
RUN python -m venv /opt/kerlint && /opt/kerlint/bin/pip install --no-cache-dir /kerlint

FROM python:3.13.9-slim-bookworm
COPY --from=build /opt/kerlint /opt/kerlint
RUN useradd --no-create-home --uid 10001 kerlint
USER kerlint
WORKDIR /work
ENTRYPOINT ["/opt/kerlint/bin/kerlint"]
CMD ["check", "."]
