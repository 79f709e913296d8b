package org.tousaidants.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.demo.people.DemoTestSite;

/// A network without a place in a database is deleted with all its rows, and no others.
class NetworkCommandTest extends DemoTestSite {
    @Autowired
    DataSource source;

    private String delete(String network, boolean confirmed, int code) {
        var said = new ByteArrayOutputStream();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        assertThat(NetworkCommand.delete(source, network, confirmed, clock.instant(), out, out))
                .isEqualTo(code);
        return said.toString(StandardCharsets.UTF_8);
    }

    private long rows(String table) {
        return sql.sql("select count(*) from " + table).query(Long.class).single();
    }

    @Test
    void theDemonstrationIsShownAndThenDeletedWithAllItsRows() {
        var village = networks.here().id();
        sql.sql("insert into identity_network (id, name, departement) values ('haute-vienne', 'Haute-Vienne', '87')")
                .update();
        assertThat(rows("places_place")).isPositive();
        assertThat(delete("nulle-part", true, 1)).contains("Aucun réseau");
        assertThat(delete(village, false, 0)).contains("places_place", "journal_entry", "Rien n’a changé");
        assertThat(rows("places_place")).isPositive();

        var certificate = delete(village, true, 0);
        assertThat(certificate).contains("CERTIFICAT", "Supprimé", "places_place", "Dernière ligne du journal");
        var end = certificate.indexOf("Empreinte SHA-256");
        assertThat(certificate.substring(end))
                .as("a changed copy is noticed")
                .contains(Sha256.hex(certificate.substring(0, end)));
        assertThat(rows("places_place")).isZero();
        assertThat(rows("journal_entry")).isZero();
        assertThat(sql.sql("select id from identity_network")
                        .query(String.class)
                        .list())
                .containsExactly("haute-vienne");
    }
}
