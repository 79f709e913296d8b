package org.tousaidants.observatory.opendata;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tousaidants.core.schema.Field;
import org.tousaidants.find.api.NationalPlaceFile;
import org.tousaidants.observatory.figures.FigureFileExport;
import org.tousaidants.observatory.parquet.DuckDbStore;

/// Writes the national columns as Parquet, with typed lists, numbers and dates, and as GeoParquet 1.1, with points.
final class ParquetPlaceWriter {
    private static final int MEGABYTES = 400;
    private static final byte LITTLE_ENDIAN = 1;
    private static final int POINT = 1;

    private ParquetPlaceWriter() {}

    static byte[] of(List<ExportedPlace> places, boolean points) {
        try (var columns = DuckDbStore.open(1, MEGABYTES)) {
            columns.run("create table place ("
                    + Field.NATIONAL.stream()
                            .map(field -> name(field) + (number(field) ? " double" : " varchar"))
                            .collect(Collectors.joining(", "))
                    + ", point blob)");
            columns.fill("place", filling -> {
                for (var place : places) {
                    var point = point(place);
                    if (points && point.isEmpty()) continue;
                    var cells = new ArrayList<@Nullable Object>();
                    for (var field : Field.NATIONAL) cells.add(cell(place, field));
                    cells.add(point.orElse(null));
                    filling.row(cells.toArray());
                }
            });
            return columns.parquet(
                    "select "
                            + Field.NATIONAL.stream()
                                    .map(ParquetPlaceWriter::column)
                                    .collect(Collectors.joining(", ")) + (points ? ", point as geometry" : "")
                            + " from place order by id",
                    points ? "{geo: " + DuckDbStore.quoted(metadata(places)) + "}" : "");
        }
    }

    /// Returns the name of the column in the Parquet file. The column « pivot » gets another name, because this
    /// word is an SQL keyword.
    private static String name(Field field) {
        return '"' + field.column() + '"';
    }

    /// Returns the figures in the format that `bin/tous-aidants national` reads, sorted for aggregation.
    static byte[] figures(String network, List<FigureFileExport.FigureRow> rows) {
        try (var columns = DuckDbStore.open(1, MEGABYTES)) {
            columns.run("create table figure (network varchar, figure varchar, day varchar, breakdown varchar,"
                    + " cell varchar, thousandths bigint, hidden boolean)");
            columns.fill("figure", filling -> {
                for (var row : rows)
                    filling.row(
                            network,
                            row.figure(),
                            row.day(),
                            row.breakdown(),
                            row.cell(),
                            row.thousandths(),
                            row.hidden());
            });
            return columns.parquet("select * from figure order by figure, breakdown, cell, day", "");
        }
    }

    private static boolean number(Field field) {
        return field == Field.LATITUDE || field == Field.LONGITUDE;
    }

    private static @Nullable Object cell(ExportedPlace place, Field field) {
        var text = NationalPlaceFile.cell(place.network(), place.place(), field, place.known());
        if (text.isEmpty()) return null;
        return number(field) ? (Object) Double.valueOf(text) : text;
    }

    private static String column(Field field) {
        var name = name(field);
        if (field.list()) return "string_split(" + name + ", '|') as " + name;
        return field == Field.DATE_MAJ ? "cast(" + name + " as date) as " + name : name;
    }

    static boolean placed(ExportedPlace place) {
        return point(place).isPresent();
    }

    /// Returns the position of a place as a point in the WKB format (well-known binary), longitude first; empty
    /// if it is unknown.
    private static Optional<byte[]> point(ExportedPlace place) {
        return place.number(Field.LONGITUDE)
                .flatMap(x -> place.number(Field.LATITUDE)
                        .map(y -> ByteBuffer.allocate(21)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .put(LITTLE_ENDIAN)
                                .putInt(POINT)
                                .putDouble(x)
                                .putDouble(y)
                                .array()));
    }

    private static String metadata(List<ExportedPlace> places) {
        var box = new double[] {180, 90, -180, -90};
        for (var place : places)
            if (point(place).isPresent()) {
                var x = place.number(Field.LONGITUDE).orElseThrow();
                var y = place.number(Field.LATITUDE).orElseThrow();
                box[0] = Math.min(box[0], x);
                box[1] = Math.min(box[1], y);
                box[2] = Math.max(box[2], x);
                box[3] = Math.max(box[3], y);
            }
        var bounds = box[0] > box[2]
                ? ""
                : String.format(Locale.ROOT, ",\"bbox\":[%s,%s,%s,%s]", box[0], box[1], box[2], box[3]);
        return "{\"version\":\"1.1.0\",\"primary_column\":\"geometry\",\"columns\":{\"geometry\":"
                + "{\"encoding\":\"WKB\",\"geometry_types\":[\"Point\"]" + bounds + "}}}";
    }
}
