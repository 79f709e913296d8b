package org.tousaidants.observatory.figures;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tousaidants.core.csv.CsvFormat;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import tools.jackson.databind.json.JsonMapper;

/// Serves the figures to programs, at permanent addresses.
@Controller
@PublicAccess
class PublicFigureApi {
    private final Figures figures;

    PublicFigureApi(Figures figures) {
        this.figures = figures;
    }

    @GetMapping("/api/v1/figures.json")
    void list(Page page, HttpServletResponse response) throws IOException {
        var list = figures.all().stream()
                .map(one -> new FormattedFigure(page, one))
                .map(one -> Map.of(
                        "id",
                        one.definition().id(),
                        "name",
                        one.said("name"),
                        "page",
                        page.url(one.address()),
                        "json",
                        page.url("/api/v1/figures/" + one.definition().id() + ".json"),
                        "csv",
                        page.url("/api/v1/figures/" + one.definition().id() + ".csv")))
                .toList();
        write(response, "application/json", JsonMapper.shared().writeValueAsBytes(Map.of("figures", list)));
    }

    @GetMapping("/api/v1/figures/{figure}.json")
    void json(@PathVariable String figure, Page page, HttpServletResponse response) throws IOException {
        write(
                response,
                "application/json",
                JsonMapper.shared().writeValueAsBytes(found(figure, page).json()));
    }

    @GetMapping("/api/v1/figures/{figure}.csv")
    void csv(@PathVariable String figure, Page page, HttpServletResponse response) throws IOException {
        var text = new StringBuilder();
        for (List<String> row : found(figure, page).rows()) CsvFormat.row(text, ',', row);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + figure + ".csv\"");
        write(response, "text/csv;charset=UTF-8", text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private FormattedFigure found(String figure, Page page) {
        return new FormattedFigure(page, figures.find(figure).orElseThrow(NotFoundException::new));
    }

    private static void write(HttpServletResponse response, String type, byte[] body) throws IOException {
        response.setContentType(type);
        response.setHeader("Cache-Control", "public, max-age=600");
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
