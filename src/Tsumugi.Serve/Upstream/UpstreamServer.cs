namespace Tsumugi.Serve.Upstream;

/// <summary>Another OpenAI-compatible server (vLLM, llama.cpp) that does the computing behind this front.</summary>
/// <param name="Address">Its address, such as `http://gpu-node:8000`; `/v1/…` is added.</param>
/// <param name="Key">The key that it asks for; null for none. Keys of callers are never passed on.</param>
public sealed record UpstreamServer(Uri Address, string? Key);
