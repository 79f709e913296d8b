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
class OpenDataPages {
    record DataView(List<Dataset> datasets) {}

    /// The message key of a dataset, and the addresses of its files.
    record Dataset(String key, List<String> files) {}

    @GetMapping("/donnees")
    View data(Page page) {
        return View.of(
                "observatory/opendata/data",
                new DataView(List.of(
                        new Dataset(
                                "publication.dataset.national",
                                List.of("/api/v1/places.csv", "/api/v1/places.json", "/api/v1/places.geojson")),
                        of(PublicFileExports.ExportFormat.DATA_INCLUSION),
                        of(PublicFileExports.ExportFormat.HSDS),
                        new Dataset("publication.dataset.parquet", List.of("/donnees/instantanes")),
                        new Dataset("publication.dataset.figures", List.of("/api/v1/figures.json")),
                        new Dataset("publication.catalogue", List.of("/donnees/catalogue.ttl")))));
    }

    private static Dataset of(PublicFileExports.ExportFormat format) {
        return new Dataset(
                "publication.dataset." + format.path(),
                format.parts().stream()
                        .map(part -> PublicFileExports.address(format, part))
                        .toList());
    }
}
