package org.tousaidants.observatory.national;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.tousaidants.observatory.parquet.ColumnStore;

/// « Requêtes nationales » — the files of `national/`, in the SQL that DuckDB and Spark read alike: whole numbers of
/// thousandths, so that no order of adding changes a digit.
public final class NationalFigures {
    private static final String SUFFIX = ".sql";

    /// One table of the result.
    public record Query(String name, String sql) {}

    private NationalFigures() {}

    public static List<Query> queries() throws IOException {
        var files = new PathMatchingResourcePatternResolver().getResources("classpath*:national/*" + SUFFIX);
        var queries = new ArrayList<Query>();
        for (var file : files) {
            var name = String.valueOf(file.getFilename());
            queries.add(new Query(
                    name.substring(0, name.length() - SUFFIX.length()),
                    file.getContentAsString(StandardCharsets.UTF_8)));
        }
        queries.sort(Comparator.comparing(Query::name));
        return queries;
    }

    /// @param files a pattern of Parquet files
    public static void over(ColumnStore columns, String files) {
        columns.run("create or replace view figures as select * from read_parquet(" + ColumnStore.quoted(files) + ")");
    }

    /// As many rows as asked, of invented networks: for measures, and for two engines to agree upon.
    public static String invented(long rows) {
        return Arrays.stream(new String[] {
                    "select 'reseau-' || cast(n % 100 as varchar) as network,",
                    "'chiffre-' || cast((n // 7) % 3 as varchar) as figure,",
                    "cast(2024 + (n // 11) % 3 as varchar) || '-' || lpad(cast(1 + (n // 5) % 12 as varchar), 2, '0')"
                            + " || '-28' as day,",
                    "case when n % 50 = 0 then '' else 'commune' end as breakdown,",
                    "case when n % 50 = 0 then ''"
                            + " else lpad(cast(1000 + (n * 7919) % 34969 as varchar), 5, '0') end as cell,",
                    "case when n % 13 = 0 then null else cast((n * 2654435761) % 1000003 as bigint) end as thousandths,",
                    "n % 13 = 0 as hidden from range(" + rows + ") as t(n)"
                })
                .reduce("", (all, one) -> all + one + " ")
                .strip();
    }
}
