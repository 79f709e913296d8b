package org.tousaidants.find.opendata;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tousaidants.platform.web.Open;
import org.tousaidants.platform.web.Page;
import tools.jackson.databind.json.JsonMapper;

/// The description of the API for programs, OpenAPI 3.1.
@Controller
@Open
class DescriptionApi {
    static final String PATH = "/api/v1/openapi.json";

    private static final int SECONDS_KEPT = 3600;

    @GetMapping(PATH)
    void openapi(HttpServletRequest request, HttpServletResponse response, Page page) throws IOException {
        var answer = new AnswerApi(request, response, page);
        var mistakes = PlacesForm.readNone(answer.parameters());
        if (!mistakes.isEmpty()) {
            answer.wrong(mistakes);
            return;
        }
        var body = JsonMapper.shared().writeValueAsBytes(new OpenApi(page::t, page.url("")).document());
        if (answer.known(Integer.toHexString(Arrays.hashCode(body)), SECONDS_KEPT)) return;
        response.setContentType("application/json");
        response.setHeader("Content-Language", page.lang());
        response.setContentLength(body.length);
        if (!answer.headersOnly()) response.getOutputStream().write(body);
    }
}
