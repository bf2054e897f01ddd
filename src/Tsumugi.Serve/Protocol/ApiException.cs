namespace Tsumugi.Serve.Protocol;

/// <summary>A request that cannot be served, in the words of the OpenAI API: status, type, code and the field that is meant.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="type">The kind of error: `invalid_request_error` and the like.</param>
/// <param name="code">A stable word for programs; null where the API has none.</param>
/// <param name="parameter">The field of the request; null if none is meant.</param>
/// <param name="message">A sentence for people.</param>
public sealed class ApiException(int status, string type, string? code, string? parameter, string message) : Exception(message)
{
    /// <summary>Gets the HTTP status.</summary>
    public int Status => status;

    /// <summary>Gets the kind of error.</summary>
    public string Type => type;

    /// <summary>Gets the word for programs.</summary>
    public string? Code => code;

    /// <summary>Gets the field of the request.</summary>
    public string? Field => parameter;

    /// <summary>Makes the error of a field that is wrong.</summary>
    public static ApiException Invalid(string? parameter, string message, string? code = null) => new(400, "invalid_request_error", code, parameter, message);

    /// <summary>Makes the error of a model that is not served here.</summary>
    public static ApiException NoModel(string name) => new(404, "invalid_request_error", "model_not_found", "model", $"The model `{name}` does not exist; GET /v1/models lists what is served.");

    /// <summary>Makes the error of a missing or wrong key.</summary>
    public static ApiException NoKey() => new(401, "authentication_error", "invalid_api_key", null, "Send a valid key: `Authorization: Bearer KEY`.");

    /// <summary>Makes the error of a full queue.</summary>
    public static ApiException Busy() => new(429, "rate_limit_error", "queue_full", null, "Too many requests are waiting; try again in a moment.");
}
