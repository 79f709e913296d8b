package org.tousaidants.observatory.opendata;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.ServletWebRequest;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;

/// Serves the files of the catalogue at permanent addresses.
@Controller
@PublicAccess
class OpenDataDownloadApi {
    private final PublicFileExports exports;
    private final TerritoryNetworks networks;

    OpenDataDownloadApi(PublicFileExports exports, TerritoryNetworks networks) {
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
        var made = PublicFileExports.PublicExportFormat.of(format)
                .flatMap(known -> exports.part(networks.here(), known, part))
                .orElseThrow(NotFoundException::new);
        write(made, request, response);
    }

    private static void write(
            PublicFileExports.GeneratedExportFile made, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("Cache-Control", "public, max-age=600");
        var tag = "\"" + Integer.toHexString(Arrays.hashCode(made.bytes())) + "\"";
        if (new ServletWebRequest(request, response).checkNotModified(tag)) return;
        response.setContentType(made.type());
        response.setContentLength(made.bytes().length);
        response.getOutputStream().write(made.bytes());
    }
}
