package org.tousaidants.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

/// Tests the paging of the desk's lists with thousands of rows, as after years of use.
class LongListsTest extends RunningSite {
    private final UUID run = UUID.randomUUID();
    private String network;
    private Visitor coordinator;

    @BeforeEach
    void manyRows() {
        network = networks.here().id();
        var nadia = person(Role.COORDINATOR);
        coordinator = signedIn(nadia);
        sql.sql("""
                        insert into harvest_source (network, name, label, location, mapping, created_at, changed_at)
                        values (?, 'de-longue-date', 'Source de longue date', '', '', now(), now())
                        """).param(network).update();
        sql.sql("""
                        insert into harvest_run (network, id, source, started_at, ended_at, state, reason, details)
                        select ?, gen_random_uuid(), 'de-longue-date', now() - n * interval '1 hour', now(), 'refused',
                               'harvest.why.empty', '[]' from generate_series(1, 5000) n
                        """).param(network).update();
        sql.sql("""
                        insert into harvest_run (network, id, source, started_at, ended_at, state, reason, details, read,
                                                 rejected, reasons)
                        values (?, ?, 'de-longue-date', now(), now(), 'refused', 'harvest.why.empty', '[]', 50000, 50000,
                                '[{"key": "mapping.why.no-name", "details": [], "count": 50000}]')
                        """).param(network).param(run).update();
        sql.sql("""
                        insert into harvest_reject (network, run, line, reason, details, raw)
                        select ?, ?, number, 'mapping.why.no-name', '[]', 'ligne reçue ' || number from generate_series(1, 50000) number
                        """).param(network).param(run).update();
        sql.sql("""
                        insert into identity_account (network, id, mail, name, role, created_at)
                        select ?, gen_random_uuid(), 'longue-liste-' || n || '@example.org', 'Zoé ' || n, 'HELPER', now()
                        from generate_series(1, 5000) n
                        """).param(network).update();
    }

    @AfterEach
    void fewAgain() {
        sql.sql("delete from harvest_reject where run = ?").param(run).update();
        sql.sql("delete from harvest_run where source = 'de-longue-date'").update();
        sql.sql("delete from harvest_source where name = 'de-longue-date'").update();
        sql.sql("delete from identity_account where mail like 'longue-liste-%'").update();
    }

    @Test
    void eachIsTurnedAPageAtATime() {
        assertThat(page("/bureau/sources/de-longue-date")).contains("page=2").contains("1 sur 167");
        assertThat(page("/bureau/sources/de-longue-date?page=167")).contains("page=166");
        assertThat(page("/bureau/sources/de-longue-date?page=99999999999")).contains("1 sur 167");
        assertThat(page("/bureau/moissons/" + run))
                .contains("lignes=2")
                .contains("ligne reçue 100<")
                .contains("50 000");
        assertThat(page("/bureau/moissons/" + run + "?lignes=500"))
                .contains("<details open")
                .contains("ligne reçue 50000<")
                .contains("lignes=499");
        var people = page("/bureau/comptes?page=150");
        assertThat(people).contains("page=151").contains("Zoé");
        assertThat(page("/bureau/comptes?page=999999")).contains("Zoé");
        assertThat(page("/bureau/sources")).contains("Source de longue date");
        assertThat(page("/bureau")).contains("À faire");
        assertThat(page("/bureau/journal")).contains("journal");
    }

    private String page(String address) {
        var answer = coordinator.get(address);
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        assertThat(answer.body().length()).as(address).isLessThan(150_000);
        return answer.body().replace('\u00a0', ' ').replace('\u202f', ' ');
    }
}
