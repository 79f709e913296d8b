package org.tousaidants.places.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.places.directory.HarvestWriteResult;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceChange;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.PlaceMergeResult;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.mail.MailAddress;

/// The data of a place while two records are merged, and their restoration when they are separated.
class CareGroupsTest extends CareTestSite {
    private static final Duration A_MONTH = Duration.ofDays(30).plusMinutes(1);

    @Autowired
    ErrorReportReader reportReader;

    @Autowired
    PlaceUpkeepDesk care;

    private final ValueStatementSource.AccountSource nadia =
            new ValueStatementSource.AccountSource(UUID.randomUUID(), "Nadia");
    private String first = "";
    private String second = "";
    private SignedInPerson coordinator;

    @BeforeEach
    void twoRecordsOfOnePlace() {
        first = "un-" + mark + "@exemple.fr";
        second = "deux-" + mark + "@exemple.fr";
        coordinator = actor(person(Role.COORDINATOR));
    }

    @Test
    void lettersThatWereOpenLeadToThePlaceThatStandsAndBackAgain() {
        var one = stale("Un " + mark, first);
        var two = stale("Deux " + mark, second);
        round();
        var linkOne = link(letterTo(first, 1));
        var linkTwo = link(letterTo(second, 1));
        var absorbed = group(one, two);
        var together = now(one).name();
        for (var link : List.of(linkOne, linkTwo))
            assertThat(visitor().get(link).body()).contains("<h2>" + together);
        apart(absorbed);
        assertThat(visitor().get(linkOne).body()).contains("Un " + mark).doesNotContain("Deux " + mark);
        assertThat(visitor().get(linkTwo).body()).contains("Deux " + mark).doesNotContain("Un " + mark);
        press(visitor(), linkTwo, linkTwo + "/confirmations", Map.of("seen", seen(two)));
        assertThat(requestTracker.of(two.id())).isEmpty();
        assertThat(requestTracker.of(one.id())).isPresent();
    }

    @Test
    void onePlaceGetsOneReminderAndEachItsOwnAfterTheUndo() {
        var one = stale("Un " + mark, first);
        var two = stale("Deux " + mark, second);
        round();
        letterTo(first, 1);
        letterTo(second, 1);
        var absorbed = group(one, two);
        clock.advance(A_MONTH);
        roundsUntil(3);
        round();
        assertThat(sent()).isEqualTo(3);
        apart(absorbed);
        clock.advance(Duration.ofDays(8));
        roundsUntil(4);
        for (var record : List.of(one, two))
            assertThat(requestTracker.of(record.id())).hasValueSatisfying(ask -> {
                assertThat(ask.place()).isEqualTo(record.id());
                assertThat(ask.letters()).isEqualTo(2);
            });
    }

    @Test
    void oneAnswerAnswersForBothAndTheUndoAsksAgainWhatNobodyConfirmed() {
        var one = stale("Un " + mark, first);
        var two = stale("Deux " + mark, second);
        round();
        var linkOne = link(letterTo(first, 1));
        var linkTwo = link(letterTo(second, 1));
        var absorbed = group(one, two);
        press(visitor(), linkTwo, linkTwo + "/confirmations", Map.of("seen", seen(one)));
        assertThat(visitor().get(linkOne).body()).contains("Quelqu’un a déjà répondu");
        assertThat(requestTracker.all(one.id())).isEmpty();
        apart(absorbed);
        round();
        assertThat(requestTracker.of(one.id())).isEmpty();
        assertThat(requestTracker.of(two.id())).isPresent();
    }

    @Test
    void aLetterAboutBothOpensNothingOfTheOtherOnceTheyAreApart() {
        var one = stale("Un " + mark, "");
        var two = stale("Deux " + mark, "");
        caretakers.appoint(coordinator, two.code(), new MailAddress(second), "", "fr");
        var absorbed = group(one, two);
        round();
        var link = link(letterTo(second, 1));
        assertThat(visitor().get(link).body()).contains(now(one).name());
        apart(absorbed);
        var shut = visitor().get(link);
        assertThat(shut.statusCode()).isEqualTo(410);
        assertThat(shut.body()).contains("Ce lien ne marche pas").doesNotContain("Un " + mark, "Deux " + mark);
    }

    @Test
    void caretakersReportsLettersAndWorkGoWithTheirRecord() {
        var one = stale("Un " + mark, "");
        var two = stale("Deux " + mark, "");
        caretakers.appoint(coordinator, one.code(), new MailAddress(first), "Une", "fr");
        caretakers.appoint(coordinator, two.code(), new MailAddress(second), "Deux", "fr");
        report(one, "hours", "Pour un", "");
        report(two, "phone", "Pour deux", "");
        var before = List.of(held(one), held(two));
        var absorbed = group(one, two);
        var both = held(one);
        assertThat(both).contains(first, second, "Pour un", "Pour deux");
        assertThat(held(two)).isEqualTo(both);
        assertThat(care.see(coordinator, now(two)).steps())
                .extracting(PlaceUpkeepStep::act)
                .containsOnly(PlaceUpkeepStep.UpkeepAct.APPOINTED, PlaceUpkeepStep.UpkeepAct.REPORTED)
                .hasSize(4);
        apart(absorbed);
        assertThat(List.of(held(one), held(two))).isEqualTo(before);
        for (var record : List.of(one, two))
            assertThat(care.see(coordinator, now(record)).steps()).hasSize(2);
    }

    /// Through the pages, like a coordinator: decided, harvested again, undone.
    @Test
    void decidedAndTakenBackAtTheDeskEverythingIsWhatItWas() {
        var source = new ValueStatementSource.HarvestedSource("meme-" + mark, UUID.randomUUID());
        var records =
                List.of(record("1", "Le même lieu " + mark, first), record("2", "Maison du même lieu " + mark, second));
        places.gather(source, records);
        var both = sql.sql("select place from places_origin where source = :source order by local_id")
                .param("source", source.name())
                .query((row, i) -> new PlaceId(row.getObject("place", UUID.class)))
                .list();
        var one = places.find(List.of(both.getFirst())).get(both.getFirst());
        var two = places.find(List.of(both.getLast())).get(both.getLast());
        caretakers.appoint(coordinator, two.code(), new MailAddress("x-" + second), "", "fr");
        report(one, "hours", "Pour un", "");
        report(two, "phone", "Pour deux", "");
        var before = List.of(held(one), held(two));
        var desk = coordinator();
        var left = one.id().toString().compareTo(two.id().toString()) < 0 ? one : two;
        var right = left == one ? two : one;
        var pair = "/bureau/doublons/paires/" + left.id() + "/" + right.id();
        var decided = press(
                desk,
                pair,
                "/bureau/doublons/decisions",
                Map.of("left", left.id().toString(), "right", right.id().toString(), "verdict", "same", "seen", "0"));
        var number = decided.replaceAll(".*fait=", "");
        var absorbed = now(one).id().equals(one.id()) ? two : one;
        var survivor = now(absorbed);
        assertThat(visitor().get("/lieux/" + absorbed.slug()).statusCode()).isEqualTo(301);
        assertThat(held(one)).isEqualTo(held(two)).contains("Pour un", "Pour deux", "x-" + second);
        assertThat(places.gather(source, records)).isEqualTo(new HarvestWriteResult(0, 0, 2));
        places.withdrawAllBut(source, List.of("1", "2"));
        assertThat(now(absorbed).id()).as("a decision outlives any re-harvest").isEqualTo(survivor.id());
        var decisions = "/bureau/doublons/decisions";
        press(desk, decisions, decisions + "/" + number + "/annulation", Map.of());
        assertThat(List.of(held(one), held(two))).isEqualTo(before);
        for (var place : List.of(one, two))
            assertThat(visitor().get("/lieux/" + place.slug()).statusCode()).isEqualTo(200);
        assertThat(places.gather(source, records)).isEqualTo(new HarvestWriteResult(0, 0, 2));
        assertThat(now(one).id()).as("and so does its undo").isEqualTo(one.id());
        assertThat(places.history(absorbed.id()))
                .extracting(PlaceChange::act)
                .containsExactly(
                        PlaceChange.PlaceChangeAct.SAID,
                        PlaceChange.PlaceChangeAct.GROUPED,
                        PlaceChange.PlaceChangeAct.SEPARATED);
        var today = LocalDate.now(clock);
        assertThat(desk.get("/bureau/lieux/" + absorbed.code() + "/passe?date=" + today)
                        .statusCode())
                .isEqualTo(200);
        places.withdrawAllBut(source, List.of());
    }

    private static HarvestedPlaceRecord record(String id, String name, String mail) {
        return new HarvestedPlaceRecord(
                id,
                PlaceSheet.of(Map.of(
                        Field.NOM, name,
                        Field.COMMUNE, "Saintes",
                        Field.CODE_POSTAL, "17100",
                        Field.ADRESSE, "1 rue de l'Essai",
                        Field.COURRIELS, mail)));
    }

    @Test
    void aLabelStaysWithItsRecordAndShowsThePlaceThatStands() {
        var held = sql
                .sql("""
                        select b.code, b.place from badges_badge b join places_place p on p.id = b.place
                        where b.closed_at is null and p.merged_into is null and p.gone_at is null and p.closed_at is null
                          and p.id <> (select id from places_place where network = b.network and merged_into is null
                                       and gone_at is null and closed_at is null order by created_at, id limit 1)
                        order by b.code
                        """)
                .query((row, i) -> Map.entry(row.getString("code"), new PlaceId(row.getObject("place", UUID.class))))
                .list()
                .stream()
                .filter(badge ->
                        visitor().get("/verifier/" + badge.getKey()).body().contains("href=\"/lieux/"))
                .findFirst()
                .orElseThrow();
        var oldest = sql.sql("""
                        select id from places_place where merged_into is null
                          and gone_at is null and closed_at is null order by created_at, id limit 1
                        """)
                .query((row, i) -> new PlaceId(row.getObject("id", UUID.class)))
                .single();
        var labelled = places.find(List.of(held.getValue())).get(held.getValue());
        var verify = "/verifier/" + held.getKey();
        assertThat(visitor().get(verify).body()).contains("href=\"/lieux/" + labelled.slug());
        var grouped = (PlaceMergeResult.PlacesMerged) places.group(oldest, held.getValue(), nadia);
        try {
            assertThat(grouped.absorbed()).isEqualTo(held.getValue());
            assertThat(visitor().get(verify).body())
                    .contains("href=\"/lieux/" + grouped.survivor().slug());
            assertThat(visitor().get("/lieux/" + labelled.slug()).statusCode()).isEqualTo(301);
        } finally {
            places.separate(held.getValue(), nadia);
        }
        assertThat(visitor().get(verify).body()).contains("href=\"/lieux/" + labelled.slug());
        assertThat(visitor().get("/lieux/" + labelled.slug()).statusCode()).isEqualTo(200);
    }

    @Test
    void anAddressOfTheSheetStillOpensItWhenAnotherStandsThereNow() {
        var one = stale("Un " + mark, first);
        var two = stale("Deux " + mark, second);
        round();
        var linkTwo = link(letterTo(second, 1));
        group(one, two);
        places.correct(
                now(one).code(), now(one).changes(), nadia, Map.of(Field.COURRIELS, "autre-" + mark + "@exemple.fr"));
        assertThat(visitor().get(linkTwo).statusCode()).isEqualTo(200);
    }

    @Test
    void whoIsWithdrawnOpensNothingAnyMore() {
        var one = stale("Un " + mark, first);
        caretakers.appoint(coordinator, one.code(), new MailAddress(second), "", "fr");
        round();
        var link = link(letterTo(second, 1));
        var person = caretakers.read(coordinator, one).getFirst();
        clock.advance(Duration.ofMinutes(1));
        assertThat(caretakers.withdraw(coordinator, one, person.id())).isTrue();
        assertThat(visitor().get(link).statusCode()).isEqualTo(410);
        caretakers.appoint(coordinator, one.code(), new MailAddress(second), "", "fr");
        assertThat(visitor().get(link).statusCode()).isEqualTo(200);
    }

    /// Letters per day are limited, and other tests of this site have places too.
    private void roundsUntil(int letters) {
        for (var day = 0; day < 5 && sent() < letters; day++) {
            if (day > 0) clock.advance(Duration.ofDays(1));
            round();
        }
        assertThat(sent()).isEqualTo(letters);
    }

    private int sent() {
        return sentTo(first).size() + sentTo(second).size();
    }

    private String held(Place record) {
        var place = now(record);
        var people = caretakers.read(coordinator, place).stream()
                .map(person -> person.mail().value())
                .toList();
        var waiting = desk.toDo().stream()
                .filter(todo -> todo.place().id().equals(place.id()))
                .map(DataUpkeepWork.UpkeepTask::reasons)
                .toList();
        var said = reportReader.waiting(new RecordsOfPlace(places).of(place.id())).stream()
                .map(SheetErrorReport::message)
                .toList();
        return people + " " + waiting + " " + said + " " + place.sheet();
    }

    private String seen(Place place) {
        return Integer.toString(now(place).changes());
    }

    private Place group(Place one, Place two) {
        var grouped = (PlaceMergeResult.PlacesMerged) places.group(one.id(), two.id(), nadia);
        return grouped.absorbed().equals(one.id()) ? one : two;
    }

    private void apart(Place absorbed) {
        assertThat(places.separate(absorbed.id(), nadia)).isInstanceOf(PlaceMergeResult.RecordSeparated.class);
    }
}
