package org.tousaidants.observatory.opendata;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.View;

/// « Prendre les données » — the public page with the open data files.
@Controller
@PublicAccess
class OpenDataDownloadPages {
    record OpenDataView(List<OpenDataDataset> datasets) {}

    /// A dataset on the page: the message key of its name, and the addresses of its files.
    record OpenDataDataset(String key, List<String> files) {}

    @GetMapping("/donnees")
    View data(Page page) {
        return View.of(
                "observatory/opendata/data",
                new OpenDataView(List.of(
                        new OpenDataDataset(
                                "publication.dataset.national",
                                List.of("/api/v1/places.csv", "/api/v1/places.json", "/api/v1/places.geojson")),
                        of(PublicFileExports.PublicExportFormat.DATA_INCLUSION),
                        of(PublicFileExports.PublicExportFormat.HSDS),
                        new OpenDataDataset("publication.dataset.parquet", List.of("/donnees/instantanes")),
                        new OpenDataDataset("publication.dataset.figures", List.of("/api/v1/figures.json")),
                        new OpenDataDataset("publication.catalogue", List.of("/donnees/catalogue.ttl")))));
    }

    private static OpenDataDataset of(PublicFileExports.PublicExportFormat format) {
        return new OpenDataDataset(
                "publication.dataset." + format.path(),
                format.parts().stream()
                        .map(part -> PublicFileExports.address(format, part))
                        .toList());
    }
}
