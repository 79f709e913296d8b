package org.tousaidants.spark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/// « Travail national » — runs the national queries on Spark. Arguments: the Parquet files, the folder of the
/// queries, the folder of the results.
public final class NationalJob {
    private NationalJob() {}

    public static void main(String[] words) throws IOException {
        if (words.length != 3) throw new IllegalArgumentException("files queries out");
        var out = Files.createDirectories(Path.of(words[2]));
        try (var spark = SparkSession.builder().appName("tous-aidants-national").getOrCreate()) {
            spark.read().parquet(words[0]).createOrReplaceTempView("figures");
            for (var query : queries(Path.of(words[1]))) {
                var lines = new ArrayList<String>();
                var rows = spark.sql(Files.readString(query)).toLocalIterator();
                while (rows.hasNext()) lines.add(line(rows.next()));
                var name = query.getFileName().toString().replace(".sql", ".csv");
                Files.write(out.resolve(name), (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static List<Path> queries(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(one -> one.toString().endsWith(".sql"))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }

    private static String line(Row row) {
        var line = new StringBuilder();
        for (var i = 0; i < row.size(); i++) {
            if (i > 0) line.append(';');
            if (!row.isNullAt(i)) line.append(row.get(i));
        }
        return line.toString();
    }
}
