package org.tousaidants.platform.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;

/// Tests the page of failures: start, cause and the retry button.
class JobMonitoringPagesTest extends RunningSite {
    @Test
    void whatFailsIsToldToTheCoordinationAloneWhoTriesItAgain() {
        var network = networks.here().id();
        assertThat(signedIn(person(Role.HELPER)).get("/bureau/taches").statusCode())
                .isEqualTo(404);
        var nadia = signedIn(person(Role.COORDINATOR));
        assertThat(nadia.get("/bureau/taches").body()).contains("Aucune tâche en échec");
        assertThat(nadia.get("/bureau").body()).doesNotContain("tâche du site échoue");
        sql.sql("""
                insert into jobs_failure (job, item, first_failed_at, last_failed_at, tries, error)
                values ('bookings.reminders', 'abc', now(), now(), 16, 'IllegalStateException: abîmé')""").update();
        assertThat(nadia.get("/bureau").body()).contains("Une tâche du site échoue");
        var page = nadia.get("/bureau/taches").body();
        assertThat(page).contains("Rappeler les", "abîmé", "abc", "16 essais", "Tâche mise de côté");
        var again = Map.of("reseau", network, "tache", "bookings.reminders", "element", "abc");
        nadia.headers.put("X-CSRF-Token", nadia.token("/profil"));
        assertThat(nadia.post("/bureau/taches/essais", again).statusCode()).isEqualTo(303);
        assertThat(jobs.failures().getFirst().nextTryAt()).isPresent();
        assertThat(nadia.get("/bureau").body()).doesNotContain("tâche du site échoue");
        job("bookings.reminders");
        assertThat(nadia.get("/bureau/taches").body()).contains("Aucune tâche en échec");
    }
}
