package org.tousaidants.find.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.web.context.request.ServletWebRequest;
import org.tousaidants.platform.web.Page;

/// Handles the parts that all responses of the API have in common.
final class OpenDataResponseApi {
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Page page;

    OpenDataResponseApi(HttpServletRequest request, HttpServletResponse response, Page page) {
        this.request = request;
        this.response = response;
        this.page = page;
    }

    Map<String, List<String>> parameters() {
        return request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
    }

    /// Sets the cache headers of the response. Returns true if the client already has this response (status
    /// 304), so that nothing is written. Only the entity tag is compared, because the date does not change when
    /// a place disappears from its source.
    ///
    /// @param tag entity tag of the response
    /// @param seconds time for which caches may store the response, in seconds
    boolean known(String tag, int seconds) {
        response.setHeader("Cache-Control", "public, max-age=" + seconds);
        response.setHeader("Vary", "Accept, Accept-Language");
        if (new ServletWebRequest(request, response).checkNotModified("W/\"" + tag + "\"")) return true;
        // The header `If-None-Match: *` (RFC 9110, 13.1.2) is handled here, because Spring handles it only
        // for requests that change data.
        var any = "*"
                .equals(Optional.ofNullable(request.getHeader("If-None-Match"))
                        .orElse("")
                        .strip());
        if (any) response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        return any;
    }

    /// Returns whether the request is a HEAD request, which gets only headers.
    boolean headersOnly() {
        return request.getMethod().equals("HEAD");
    }

    void wrong(List<ApiQueryMistake> mistakes) throws IOException {
        var errors = new ArrayList<Map<String, Object>>();
        for (var mistake : mistakes) {
            var error = new LinkedHashMap<String, Object>();
            error.put("parameter", mistake.parameter());
            error.put("detail", words(mistake));
            var allowed = allowed(mistake);
            if (!allowed.isEmpty()) error.put("allowed", allowed);
            errors.add(error);
        }
        var sentences = mistakes.stream().map(this::words).collect(Collectors.joining(" "));
        refuse(ApiProblem.ApiProblemKind.PARAMETER, sentences, errors);
    }

    void refuse(ApiProblem.ApiProblemKind kind, String detail) throws IOException {
        refuse(kind, detail, List.of());
    }

    private void refuse(ApiProblem.ApiProblemKind kind, String detail, List<Map<String, Object>> errors)
            throws IOException {
        var problem = new ApiProblem(kind, page.t(kind.key() + ".title"), detail, errors);
        var body = problem.json(page.url("/api"), request.getRequestURI());
        response.setStatus(kind.status());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Vary", "Accept, Accept-Language");
        response.setHeader("Content-Language", page.lang());
        response.setContentType(ApiProblem.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private String words(ApiQueryMistake mistake) {
        return switch (mistake) {
            case ApiQueryMistake.UnknownParameter(var parameter) ->
                page.t("opendata.problem.unknown", parameter, String.join(", ", OpenDataApiParameter.names()));
            case ApiQueryMistake.RepeatedParameter(var parameter) ->
                page.t(
                        "opendata.problem.repeated",
                        parameter,
                        OpenDataApiParameter.of(parameter)
                                .map(OpenDataApiParameter::mostValues)
                                .orElse(1));
            case ApiQueryMistake.UnknownParameterValue(var parameter, var value, var allowed) ->
                page.t(
                        "opendata.problem.refused",
                        parameter,
                        value,
                        allowed.isEmpty() ? form(parameter) : String.join(", ", allowed));
        };
    }

    private String form(String name) {
        return OpenDataApiParameter.of(name)
                .map(parameter -> page.t(parameter.formKey(), parameter.most()))
                .orElse("");
    }

    private static List<String> allowed(ApiQueryMistake mistake) {
        return switch (mistake) {
            case ApiQueryMistake.UnknownParameter _ -> OpenDataApiParameter.names();
            case ApiQueryMistake.RepeatedParameter _ -> List.of();
            case ApiQueryMistake.UnknownParameterValue refused -> refused.allowed();
        };
    }
}
