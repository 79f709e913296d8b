package org.tousaidants.observatory.publication;

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
import org.tousaidants.find.opendata.NationalFile;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.PlaceRecognitions;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Network;
import tools.jackson.databind.json.JsonMapper;

/// « Exports » — service that generates each public file from the current places.
@Service
class Exports {
    private static final String JSON = "application/json";
    private static final Dcat.File NATIONAL_CSV = new Dcat.File("/api/v1/places.csv", "text/csv", "CSV");
    private static final Dcat.File NATIONAL_JSON = new Dcat.File("/api/v1/places.json", JSON, "JSON");
    private static final Dcat.File FIGURES = new Dcat.File("/api/v1/figures.json", JSON, "JSON");

    private final Directory directory;
    private final Places places;
    private final List<PlaceRecognitions> marks;
    private final Clock clock;
    private final DataInclusion dataInclusion = new DataInclusion();

    Exports(Directory directory, Places places, List<PlaceRecognitions> marks, Clock clock) {
        this.directory = directory;
        this.places = places;
        this.marks = marks;
        this.clock = clock;
    }

    /// The export formats; `parts` are the JSON files that the site serves.
    enum Format {
        NATIONAL,
        DATA_INCLUSION("structures", "services"),
        HSDS("organizations", "services"),
        DCAT,
        PARQUET,
        GEOPARQUET;

        private final List<String> parts;

        Format(String... parts) {
            this.parts = List.of(parts);
        }

        String path() {
            return ConstantName.dashed(this);
        }

        List<String> parts() {
            return parts;
        }

        static Optional<Format> of(String path) {
            return Arrays.stream(values())
                    .filter(one -> one.path().equals(path))
                    .findFirst();
        }
    }

    /// A generated file: name, number of objects, and bytes.
    record Made(String name, String type, int rows, byte[] bytes) {}

    List<Made> made(Network network, Format format, String site) {
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
    List<Made> parts(Network network, Format format) {
        return format.parts().stream()
                .map(part -> part(network, format, part).orElseThrow())
                .toList();
    }

    private List<Made> national(Network network) {
        var places = directory.snapshot().places();
        var csv = new Made("lieux.csv", "text/csv", places.size(), NationalFile.csv(network.id(), places, known()));
        return List.of(csv, DataPackage.of(csv, network, today()));
    }

    private Made parquet(Network network, String name, boolean points) {
        var places = sources(network);
        var rows = points ? (int) places.stream().filter(ParquetFile::placed).count() : places.size();
        return new Made(name, "application/vnd.apache.parquet", rows, ParquetFile.of(places, points));
    }

    private List<DataSourceInfo> sources(Network network) {
        var known = known();
        return directory.snapshot().places().stream()
                .map(place -> new DataSourceInfo(network.id(), place, known))
                .toList();
    }

    private NationalFile.SiteFacts known() {
        return new NationalFile.SiteFacts(PlaceRecognitions.ofAll(marks), places.seenByPeople());
    }

    /// One file of a format by its name.
    Optional<Made> part(Network network, Format format, String part) {
        if (!format.parts().contains(part)) return Optional.empty();
        var places = sources(network);
        var objects = switch (format) {
            case DATA_INCLUSION ->
                part.equals("structures") ? dataInclusion.structures(places) : dataInclusion.services(places);
            case HSDS -> part.equals("organizations") ? Hsds.organizations(places) : Hsds.services(places);
            case NATIONAL, DCAT, PARQUET, GEOPARQUET -> Stream.<Map<String, Object>>empty();
        };
        return Optional.of(json(part, objects));
    }

    /// Writes objects as JSON one after another, without keeping them in memory.
    static Made json(String name, Stream<Map<String, Object>> objects) {
        var bytes = new ByteArrayOutputStream(1 << 16);
        var rows = 0;
        try (var writing = JsonMapper.shared().writer().writeValuesAsArray(bytes)) {
            for (var each = objects.iterator(); each.hasNext(); rows++) writing.write(each.next());
        }
        return new Made(name + ".json", JSON, rows, bytes.toByteArray());
    }

    Made catalogue(Network network, String site) {
        var datasets = new ArrayList<Dcat.Dataset>();
        datasets.add(new Dcat.Dataset("national", List.of(NATIONAL_CSV, NATIONAL_JSON)));
        for (var format : List.of(Format.DATA_INCLUSION, Format.HSDS))
            datasets.add(new Dcat.Dataset(
                    format.path(),
                    format.parts().stream()
                            .map(part -> new Dcat.File(address(format, part), JSON, "JSON"))
                            .toList()));
        datasets.add(new Dcat.Dataset("figures", List.of(FIGURES)));
        var turtle = Dcat.turtle(new Dcat.Setting(site, network.name(), today()), datasets);
        return new Made("catalogue.ttl", "text/turtle", datasets.size(), turtle.getBytes(StandardCharsets.UTF_8));
    }

    static String address(Format format, String part) {
        return "/donnees/" + format.path() + "/" + part + ".json";
    }

    LocalDate today() {
        return ParisTime.today(clock);
    }
}
