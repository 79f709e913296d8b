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
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.find.api.NationalPlaceFile;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.PlaceRecognitions;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Network;
import tools.jackson.databind.json.JsonMapper;

/// « Exports » — service that generates each public file from the current places.
@Service
class PublicFileExports {
    private static final String JSON = "application/json";
    private static final DcatCatalogueWriter.DatasetFile NATIONAL_CSV =
            new DcatCatalogueWriter.DatasetFile("/api/v1/places.csv", "text/csv", "CSV");
    private static final DcatCatalogueWriter.DatasetFile NATIONAL_JSON =
            new DcatCatalogueWriter.DatasetFile("/api/v1/places.json", JSON, "JSON");
    private static final DcatCatalogueWriter.DatasetFile FIGURES =
            new DcatCatalogueWriter.DatasetFile("/api/v1/figures.json", JSON, "JSON");

    private final Directory directory;
    private final Places places;
    private final List<PlaceRecognitions> marks;
    private final Clock clock;
    private final DataInclusionExport dataInclusion = new DataInclusionExport();

    PublicFileExports(Directory directory, Places places, List<PlaceRecognitions> marks, Clock clock) {
        this.directory = directory;
        this.places = places;
        this.marks = marks;
        this.clock = clock;
    }

    /// The export formats; `parts` are the JSON files that the site serves.
    enum ExportFormat {
        NATIONAL,
        DATA_INCLUSION("structures", "services"),
        HSDS("organizations", "services"),
        DCAT,
        PARQUET,
        GEOPARQUET;

        private final List<String> parts;

        ExportFormat(String... parts) {
            this.parts = List.of(parts);
        }

        String path() {
            return ConstantName.dashed(this);
        }

        List<String> parts() {
            return parts;
        }

        static Optional<ExportFormat> of(String path) {
            return Arrays.stream(values())
                    .filter(one -> one.path().equals(path))
                    .findFirst();
        }
    }

    /// A generated file: name, number of objects, and bytes.
    record GeneratedFile(String name, String type, int rows, byte[] bytes) {}

    List<GeneratedFile> made(Network network, ExportFormat format, String site) {
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

    /// The files of a format that the site serves.
    List<GeneratedFile> parts(Network network, ExportFormat format) {
        return format.parts().stream()
                .map(part -> part(network, format, part).orElseThrow())
                .toList();
    }

    private List<GeneratedFile> national(Network network) {
        var places = directory.snapshot().places();
        var csv = new GeneratedFile(
                "lieux.csv", "text/csv", places.size(), NationalPlaceFile.csv(network.id(), places, known()));
        return List.of(csv, DataPackageWriter.of(csv, network, today()));
    }

    private GeneratedFile parquet(Network network, String name, boolean points) {
        var places = sources(network);
        var rows = points
                ? (int) places.stream().filter(ParquetPlaceWriter::placed).count()
                : places.size();
        return new GeneratedFile(name, "application/vnd.apache.parquet", rows, ParquetPlaceWriter.of(places, points));
    }

    private List<ExportedPlace> sources(Network network) {
        var known = known();
        return directory.snapshot().places().stream()
                .map(place -> new ExportedPlace(network.id(), place, known))
                .toList();
    }

    private NationalPlaceFile.SiteFacts known() {
        return new NationalPlaceFile.SiteFacts(PlaceRecognitions.ofAll(marks), places.seenByPeople());
    }

    /// One file of a format by its name.
    Optional<GeneratedFile> part(Network network, ExportFormat format, String part) {
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

    /// Writes objects as JSON one after another, without keeping them in memory.
    static GeneratedFile json(String name, Stream<Map<String, Object>> objects) {
        var bytes = new ByteArrayOutputStream(1 << 16);
        var rows = 0;
        try (var writing = JsonMapper.shared().writer().writeValuesAsArray(bytes)) {
            for (var each = objects.iterator(); each.hasNext(); rows++) writing.write(each.next());
        }
        return new GeneratedFile(name + ".json", JSON, rows, bytes.toByteArray());
    }

    GeneratedFile catalogue(Network network, String site) {
        var datasets = new ArrayList<DcatCatalogueWriter.Dataset>();
        datasets.add(new DcatCatalogueWriter.Dataset("national", List.of(NATIONAL_CSV, NATIONAL_JSON)));
        for (var format : List.of(ExportFormat.DATA_INCLUSION, ExportFormat.HSDS))
            datasets.add(new DcatCatalogueWriter.Dataset(
                    format.path(),
                    format.parts().stream()
                            .map(part -> new DcatCatalogueWriter.DatasetFile(address(format, part), JSON, "JSON"))
                            .toList()));
        datasets.add(new DcatCatalogueWriter.Dataset("figures", List.of(FIGURES)));
        var turtle = DcatCatalogueWriter.turtle(
                new DcatCatalogueWriter.CatalogueSettings(site, network.name(), today()), datasets);
        return new GeneratedFile(
                "catalogue.ttl", "text/turtle", datasets.size(), turtle.getBytes(StandardCharsets.UTF_8));
    }

    static String address(ExportFormat format, String part) {
        return "/donnees/" + format.path() + "/" + part + ".json";
    }

    LocalDate today() {
        return ParisTime.today(clock);
    }
}
