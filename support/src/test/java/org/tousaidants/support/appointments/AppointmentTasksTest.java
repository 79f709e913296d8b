package org.tousaidants.support.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.tasks.TaskHolders;
import org.tousaidants.platform.tasks.Tasks;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.support.referrals.ReferralTestSite;

/// In every state of an appointment, exactly the people who can act have the task.
///
/// | State | Task | People |
/// |---|---|---|
/// | offered at a place that did not agree | confirm | the coordination, not the helper |
/// | booked, before its end | – | nobody |
/// | over, attendance not noted | note | the helper |
/// | noted, or cancelled | – | nobody |
class AppointmentTasksTest extends RunningSite {
    @Autowired
    Tasks tasks;

    @Autowired
    Places places;

    @Autowired
    PlaceDirectory directory;

    @Autowired
    HelperAppointments slots;

    private UUID offered(Account by, Map<String, String> more) {
        var desk = signedIn(by);
        var id = UUID.randomUUID();
        var form = new HashMap<>(Map.of(
                "_csrf", desk.token("/agenda-aidant"),
                "id", id.toString(),
                "titre", "Rendez-vous numérique",
                "lieu", "Médiathèque",
                "jour", LocalDate.now(clock).plusDays(3).toString(),
                "heure", "14:00",
                "duree", "45",
                "creneaux", "1",
                "places", "2",
                "attente", "0"));
        form.putAll(more);
        assertThat(desk.post("/agenda-aidant", form).statusCode()).isEqualTo(303);
        return slots.agenda(actor(by)).getFirst().seats().slot().id();
    }

    private UUID booked(UUID slot) {
        var person = visitor();
        var id = UUID.randomUUID();
        var form = Map.of("_csrf", person.token("/rendez-vous/" + slot), "id", id.toString(), "nom", "Mme Framboise");
        assertThat(person.post("/rendez-vous/" + slot + "/inscriptions", form).statusCode())
                .isEqualTo(303);
        return id;
    }

    @Test
    void anAttendanceWaitsForTheHelperAfterTheAppointmentOnly() {
        var holders = new TaskHolders(this, tasks);
        for (var role : Role.values()) person(role);
        var account = holders.named("helper", person(Role.HELPER));
        var slot = offered(account, Map.of());
        var booking = booked(slot);
        assertThat(holders.of("appointments.task.roll:" + slot)).isEmpty();
        clock.advance(Duration.ofDays(4));
        assertThat(holders.of("appointments.task.roll:" + slot)).containsExactly("helper");
        var desk = signedIn(account);
        var here = "/agenda-aidant/" + slot;
        desk.post(here + "/inscriptions/" + booking + "/presences", Map.of("_csrf", desk.token(here), "venue", "non"));
        assertThat(holders.of("appointments.task.roll:" + slot)).isEmpty();
    }

    @Test
    void aCancelledAppointmentWaitsForNobody() {
        var account = person(Role.HELPER);
        var slot = offered(account, Map.of());
        booked(slot);
        var desk = signedIn(account);
        var here = "/agenda-aidant/" + slot;
        desk.post(here + "/annulation", Map.of("_csrf", desk.token(here)));
        clock.advance(Duration.ofDays(4));
        assertThat(new TaskHolders(this, tasks).of("appointments.task.roll:" + slot))
                .isEmpty();
    }

    @Test
    void aHelperAtAPlaceThatDidNotAgreeWaitsForTheCoordination() {
        var holders = new TaskHolders(this, tasks);
        for (var role : Role.values()) person(role);
        var account = person(Role.HELPER);
        var place = ReferralTestSite.place(places, directory, "Lieu " + UUID.randomUUID(), "");
        offered(account, Map.of("chez", place.code().value()));
        assertThat(holders.of("appointments.card.waiting")).containsExactly("COORDINATOR");
        assertThat(slots.welcome(actor(person(Role.COORDINATOR)), place.id(), account.id()))
                .isTrue();
        assertThat(holders.of("appointments.card.waiting")).isEmpty();
    }
}
