package org.tousaidants.observatory.opendata;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.find.api.NationalPlaceFile;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.PlaceRecognitions;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.TerritoryNetwork;
import tools.jackson.databind.json.JsonMapper;

/// « Exports » — service that generates each public file from the current places.
@Service
class PublicFileExports {
    private static final String JSON = "application/json";
    private static final DcatCatalogueWriter.DcatDatasetFile NATIONAL_CSV =
            new DcatCatalogueWriter.DcatDatasetFile("/api/v1/places.csv", "text/csv", "CSV");
    private static final DcatCatalogueWriter.DcatDatasetFile NATIONAL_JSON =
            new DcatCatalogueWriter.DcatDatasetFile("/api/v1/places.json", JSON, "JSON");
    private static final DcatCatalogueWriter.DcatDatasetFile FIGURES =
            new DcatCatalogueWriter.DcatDatasetFile("/api/v1/figures.json", JSON, "JSON");

    private final PlaceDirectory directory;
    private final Places places;
    private final List<PlaceRecognitions> marks;
    private final Clock clock;
    private final DataInclusionExport dataInclusion = new DataInclusionExport();

    PublicFileExports(PlaceDirectory directory, Places places, List<PlaceRecognitions> marks, Clock clock) {
        this.directory = directory;
        this.places = places;
        this.marks = marks;
        this.clock = clock;
    }

    /// The export formats; `parts` are the names of the JSON files that the site serves.
    enum PublicExportFormat {
        NATIONAL,
        DATA_INCLUSION("structures", "services"),
        HSDS("organizations", "services"),
        DCAT,
        PARQUET,
        GEOPARQUET;

        private final List<String> parts;

        PublicExportFormat(String... parts) {
            this.parts = List.of(parts);
        }

        String path() {
            return EnumConstantName.dashed(this);
        }

        List<String> parts() {
            return parts;
        }

        static Optional<PublicExportFormat> of(String path) {
            return Arrays.stream(values())
                    .filter(one -> one.path().equals(path))
                    .findFirst();
        }
    }

    /// A generated file: name, media type, number of objects, and content.
    record GeneratedExportFile(String name, String type, int rows, byte[] bytes) {}

    List<GeneratedExportFile> made(TerritoryNetwork network, PublicExportFormat format, String site) {
        return switch (format) {
            case DATA_INCLUSION -> parts(network, format);
            case HSDS -> {
                var files = new ArrayList<>(parts(network, format));
                files.addAll(HsdsTables.of(sources(network)));
                yield files;
            }
            case DCAT -> List.of(catalogue(network, site));
            case NATIONAL -> national(network);
            case PARQUET -> List.of(parquet(network, "lieux.parquet", false));
            case GEOPARQUET -> List.of(parquet(network, "lieux.geo.parquet", true));
        };
    }

    /// Returns the files that the site serves in this format.
    List<GeneratedExportFile> parts(TerritoryNetwork network, PublicExportFormat format) {
        return format.parts().stream()
                .map(part -> part(network, format, part).orElseThrow())
                .toList();
    }

    private List<GeneratedExportFile> national(TerritoryNetwork network) {
        var places = directory.snapshot().places();
        var csv = new GeneratedExportFile(
                "lieux.csv", "text/csv", places.size(), NationalPlaceFile.csv(network.id(), places, known()));
        return List.of(csv, DataPackageWriter.of(csv, network, today()));
    }

    private GeneratedExportFile parquet(TerritoryNetwork network, String name, boolean points) {
        var places = sources(network);
        var rows = points
                ? (int) places.stream().filter(ParquetPlaceWriter::placed).count()
                : places.size();
        return new GeneratedExportFile(
                name, "application/vnd.apache.parquet", rows, ParquetPlaceWriter.of(places, points));
    }

    private List<ExportedPlace> sources(TerritoryNetwork network) {
        var known = known();
        return directory.snapshot().places().stream()
                .map(place -> new ExportedPlace(network.id(), place, known))
                .toList();
    }

    private NationalPlaceFile.PlaceRecognitionFacts known() {
        return new NationalPlaceFile.PlaceRecognitionFacts(PlaceRecognitions.ofAll(marks), places.seenByPeople());
    }

    /// Returns one file of a format by its name; empty if there is none.
    Optional<GeneratedExportFile> part(TerritoryNetwork network, PublicExportFormat format, String part) {
        if (!format.parts().contains(part)) return Optional.empty();
        var places = sources(network);
        var objects = switch (format) {
            case DATA_INCLUSION ->
                part.equals("structures") ? dataInclusion.structures(places) : dataInclusion.services(places);
            case HSDS -> part.equals("organizations") ? HsdsExport.organizations(places) : HsdsExport.services(places);
            case NATIONAL, DCAT, PARQUET, GEOPARQUET -> Stream.<Map<String, Object>>empty();
        };
        return Optional.of(json(part, objects));
    }

    /// Writes objects as JSON one after the other, without holding all of them in memory.
    static GeneratedExportFile json(String name, Stream<Map<String, Object>> objects) {
        var bytes = new ByteArrayOutputStream(1 << 16);
        var rows = 0;
        try (var writing = JsonMapper.shared().writer().writeValuesAsArray(bytes)) {
            for (var each = objects.iterator(); each.hasNext(); rows++) writing.write(each.next());
        }
        return new GeneratedExportFile(name + ".json", JSON, rows, bytes.toByteArray());
    }

    GeneratedExportFile catalogue(TerritoryNetwork network, String site) {
        var datasets = new ArrayList<DcatCatalogueWriter.DcatDataset>();
        datasets.add(new DcatCatalogueWriter.DcatDataset("national", List.of(NATIONAL_CSV, NATIONAL_JSON)));
        for (var format : List.of(PublicExportFormat.DATA_INCLUSION, PublicExportFormat.HSDS))
            datasets.add(new DcatCatalogueWriter.DcatDataset(
                    format.path(),
                    format.parts().stream()
                            .map(part -> new DcatCatalogueWriter.DcatDatasetFile(address(format, part), JSON, "JSON"))
                            .toList()));
        datasets.add(new DcatCatalogueWriter.DcatDataset("figures", List.of(FIGURES)));
        var turtle = DcatCatalogueWriter.turtle(
                new DcatCatalogueWriter.DcatCatalogueSettings(site, network.name(), today()), datasets);
        return new GeneratedExportFile(
                "catalogue.ttl", "text/turtle", datasets.size(), turtle.getBytes(StandardCharsets.UTF_8));
    }

    static String address(PublicExportFormat format, String part) {
        return "/donnees/" + format.path() + "/" + part + ".json";
    }

    LocalDate today() {
        return ParisTime.today(clock);
    }
}
