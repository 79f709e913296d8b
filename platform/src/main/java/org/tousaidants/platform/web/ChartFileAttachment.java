package org.tousaidants.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;

/// « Partie d’une page » — a part of a page that is offered as a file, such as a chart. The handler of the page
/// makes the file, so that the rights and the figures are the same as on the page.
record ChartFileAttachment(String name, String type, byte[] bytes) {
    private static final String ASKED = "fichier=";

    static Optional<String> asked(HttpServletRequest request) {
        return query(request)
                .filter(one -> one.startsWith(ASKED))
                .map(one -> one.substring(ASKED.length()))
                .findFirst();
    }

    static String queryFor(HttpServletRequest request, String name) {
        var kept = request.getMethod().equals("GET")
                ? query(request).filter(one -> !one.startsWith(ASKED) && !one.isEmpty())
                : Stream.<String>empty();
        return Stream.concat(kept, Stream.of(ASKED + name)).collect(Collectors.joining("&"));
    }

    static Optional<ChartFileAttachment> of(HttpServletRequest request) {
        return Optional.ofNullable((ChartFileAttachment) request.getAttribute(ChartFileAttachment.class.getName()));
    }

    void write(HttpServletResponse response) throws IOException {
        response.setContentType(type);
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment().filename(name).build().toString());
        response.setHeader("X-Robots-Tag", "noindex");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static Stream<String> query(HttpServletRequest request) {
        return Arrays.stream(
                Optional.ofNullable(request.getQueryString()).orElse("").split("&"));
    }
}
