package org.tousaidants.observatory.national;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.tousaidants.observatory.parquet.DuckDbStore;

/// « Requêtes nationales » — runs the queries of the folder `national/`, in SQL common to DuckDB and Spark. Values
/// are whole thousandths, so that the order of addition does not change the result.
public final class NationalFigures {
    private static final String SUFFIX = ".sql";
    private static final int NETWORKS = 100;
    /// Number of values per network in the generated data: the total and 350 communes. A hundred networks then
    /// have 35,000 communes, as many as France.
    private static final int CELLS = 351;
    /// Number of months in the generated data: 36, which is three years.
    private static final int DAYS = 36;

    /// One table of the result, with the SQL query that computes it.
    public record NationalFigureQuery(String name, String sql) {}

    private NationalFigures() {}

    public static List<NationalFigureQuery> queries() throws IOException {
        var files = new PathMatchingResourcePatternResolver().getResources("classpath*:national/*" + SUFFIX);
        var queries = new ArrayList<NationalFigureQuery>();
        for (var file : files) {
            var name = String.valueOf(file.getFilename());
            queries.add(new NationalFigureQuery(
                    name.substring(0, name.length() - SUFFIX.length()),
                    file.getContentAsString(StandardCharsets.UTF_8)));
        }
        queries.sort(Comparator.comparing(NationalFigureQuery::name));
        return queries;
    }

    /// Computes the national tables from the published files of all networks.
    ///
    /// @param columns the database in which the tables are created
    /// @param files file name pattern of the Parquet files
    public static void over(DuckDbStore columns, String files) {
        columns.run("create or replace view figures as select * from read_parquet(" + DuckDbStore.quoted(files) + ")");
    }

    /// Returns SQL that generates `rows` rows of figures of a hundred invented networks with their communes, in
    /// the order of publication. They serve for measuring speed and for comparing DuckDB and Spark.
    public static String invented(long rows) {
        var each = Math.max(1, rows / NETWORKS);
        return String.join(
                " ",
                "with row as (select n, least(n // " + each + ", " + (NETWORKS - 1) + ") as net, n % " + each
                        + " as k from range(" + rows + ") as t(n)),",
                "line as (select n, net, k // " + CELLS * DAYS + " as figure, (k // " + DAYS + ") % " + CELLS
                        + " as cell, k % " + DAYS + " as day from row)",
                "select 'reseau-' || cast(net as varchar) as network,",
                "'chiffre-' || cast(figure as varchar) as figure,",
                "cast(2024 + day // 12 as varchar) || '-' || lpad(cast(1 + day % 12 as varchar), 2, '0') || '-28' as day,",
                "case when cell = 0 then '' else 'commune' end as breakdown,",
                "case when cell = 0 then '' else lpad(cast(1000 + net * " + (CELLS - 1)
                        + " + cell as varchar), 5, '0') end as cell,",
                "case when n % 13 = 0 then null else cast((n * 2654435761) % 1000003 as bigint) end as thousandths,",
                "n % 13 = 0 as hidden from line");
    }
}
