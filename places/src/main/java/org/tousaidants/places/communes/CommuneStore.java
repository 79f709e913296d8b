package org.tousaidants.places.communes;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.platform.db.Sql;

/// Stores the communes that an import replaced or added; all other communes are in the shipped file.
@Repository
class CommuneStore {
    private final Sql jdbc;

    CommuneStore(Sql jdbc) {
        this.jdbc = jdbc;
    }

    List<Commune> all() {
        return jdbc.sql("""
                select code, name, array_to_string(postcodes, '|') as postcodes, population, epci, epci_name,
                       latitude, longitude
                  from communes_commune
                 order by code
                """)
                .query((row, n) -> new Commune(
                        row.getString("code"),
                        row.getString("name"),
                        postcodes(row.getString("postcodes")),
                        row.getInt("population"),
                        row.getString("epci"),
                        row.getString("epci_name"),
                        Commune.departementOf(row.getString("code")),
                        new GeoPoint(row.getDouble("latitude"), row.getDouble("longitude")),
                        false))
                .list();
    }

    /// Returns a text that identifies the present state of the table of communes; it changes with each import.
    String version() {
        return jdbc.sql(
                        "select count(*) || ' ' || coalesce(max(imported_at)::text, '') as version from communes_commune")
                .query(String.class)
                .single();
    }

    /// Stores the given communes. All of them are stored in one statement, so that even 35,000 rows take only
    /// about a second.
    ///
    /// @param at time of the import
    void keep(List<Commune> communes, Instant at) {
        jdbc.sql("""
                insert into communes_commune (code, name, postcodes, population, epci, epci_name, latitude, longitude,
                                               imported_at)
                select code, name, coalesce(string_to_array(postcodes, '|'), '{}'), population, epci, epci_name, latitude,
                       longitude, :at
                  from unnest(:codes, :names, :postcodes, :populations, :epcis, :epciNames, :latitudes, :longitudes)
                       as t (code, name, postcodes, population, epci, epci_name, latitude, longitude)
                    on conflict (code) do update
                   set name = excluded.name, postcodes = excluded.postcodes, population = excluded.population,
                       epci = excluded.epci, epci_name = excluded.epci_name, latitude = excluded.latitude,
                       longitude = excluded.longitude, imported_at = excluded.imported_at
                """)
                .param("at", at)
                .param("codes", array("text", communes, Commune::code))
                .param("names", array("text", communes, Commune::name))
                .param("postcodes", array("text", communes, c -> String.join("|", c.postcodes())))
                .param("populations", array("int4", communes, Commune::population))
                .param("epcis", array("text", communes, Commune::epci))
                .param("epciNames", array("text", communes, Commune::epciName))
                .param("latitudes", array("float8", communes, c -> c.centre().latitude()))
                .param("longitudes", array("float8", communes, c -> c.centre().longitude()))
                .update();
    }

    void forget(Collection<String> codes) {
        jdbc.sql("delete from communes_commune where code = any(:codes)")
                .param("codes", codes.toArray(String[]::new))
                .update();
    }

    private static List<String> postcodes(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split("\\|"));
    }

    private static SqlArrayValue array(String type, List<Commune> communes, Function<Commune, Object> value) {
        return new SqlArrayValue(type, communes.stream().map(value).toArray());
    }
}
