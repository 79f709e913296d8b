package org.tousaidants.find.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tousaidants.core.text.BundledFile;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import tools.jackson.databind.json.JsonMapper;

/// Serves the description of the API for programs, in OpenAPI 3.1: the file `opendata/openapi.json`, in which texts
/// between double braces are replaced by texts in the reader's language. A test compares it with the running server.
@Controller
@PublicAccess
class OpenApiDescriptionApi {
    static final String PATH = "/api/v1/openapi.json";

    private static final int SECONDS_KEPT = 3600;
    private static final Pattern HOLE = Pattern.compile("\\{\\{([^}]+)}}");

    private final String description = BundledFile.text(OpenApiDescriptionApi.class, "/opendata/openapi.json");

    @GetMapping(PATH)
    void openapi(HttpServletRequest request, HttpServletResponse response, Page page) throws IOException {
        var answer = new OpenDataResponseApi(request, response, page);
        var mistakes = OpenDataQueryForm.readNone(answer.parameters());
        if (!mistakes.isEmpty()) {
            answer.wrong(mistakes);
            return;
        }
        var body = HOLE.matcher(description)
                .replaceAll(hole -> Matcher.quoteReplacement(escaped(text(hole.group(1), page))))
                .getBytes(StandardCharsets.UTF_8);
        if (answer.known(Integer.toHexString(Arrays.hashCode(body)), SECONDS_KEPT)) return;
        response.setContentType("application/json");
        response.setHeader("Content-Language", page.lang());
        response.setContentLength(body.length);
        if (!answer.headersOnly()) response.getOutputStream().write(body);
    }

    private static String text(String hole, Page page) {
        if (hole.equals("server")) return page.url("");
        if (!hole.startsWith("form ")) return page.t(hole);
        var parameter =
                OpenDataApiParameter.of(hole.substring("form ".length())).orElseThrow();
        return page.t("opendata.parameter.form", page.t(parameter.formKey(), parameter.most()));
    }

    private static String escaped(String text) {
        var quoted = JsonMapper.shared().writeValueAsString(text);
        return quoted.substring(1, quoted.length() - 1);
    }
}
