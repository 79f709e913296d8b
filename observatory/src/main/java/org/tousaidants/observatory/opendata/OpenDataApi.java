package org.tousaidants.observatory.opendata;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.ServletWebRequest;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;

/// Serves the files of the catalogue at stable addresses.
@Controller
@PublicAccess
class OpenDataApi {
    private final PublicFileExports exports;
    private final Networks networks;

    OpenDataApi(PublicFileExports exports, Networks networks) {
        this.exports = exports;
        this.networks = networks;
    }

    @GetMapping("/donnees/catalogue.ttl")
    void catalogue(Page page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(exports.catalogue(networks.here(), page.url("")), request, response);
    }

    @GetMapping("/donnees/{format}/{part}.json")
    void part(
            @PathVariable String format,
            @PathVariable String part,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var made = PublicFileExports.ExportFormat.of(format)
                .flatMap(known -> exports.part(networks.here(), known, part))
                .orElseThrow(NotFound::new);
        write(made, request, response);
    }

    private static void write(
            PublicFileExports.GeneratedFile made, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("Cache-Control", "public, max-age=600");
        var tag = "\"" + Integer.toHexString(Arrays.hashCode(made.bytes())) + "\"";
        if (new ServletWebRequest(request, response).checkNotModified(tag)) return;
        response.setContentType(made.type());
        response.setContentLength(made.bytes().length);
        response.getOutputStream().write(made.bytes());
    }
}
