package org.tousaidants.core.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tousaidants.core.linkage.GeneratedPeople.Person;

/// Lists that share nearly everything, and lists that share nothing.
class SourceOverlapAdjustmentTest {
    private static final GeneratedPeople REGISTER = GeneratedPeople.of(600, 23);
    private static final RecordLinkage<Person> LEARNED = GeneratedPeople.linkage()
            .given(GeneratedPeople.linkage().link(REGISTER.people()).parameters());

    @Test
    void whereListsShareMuchThePairThatFitsIsTakenSooner() {
        var people = new ArrayList<Person>();
        for (var person : REGISTER.people())
            if (person.key().source().equals("mairie")) {
                var id = person.key().id();
                people.add(person);
                // All people of « mairie » are in « caf », nearly none in « cpam ».
                people.add(person.in("caf", id));
                people.add(
                        Integer.parseInt(id) == 7
                                ? person.in("cpam", id)
                                : stranger(person).in("cpam", id));
            }
        var linked = LEARNED.clean(List.of("mairie", "caf", "cpam"))
                .overlappingSources()
                .link(people);
        var caf = lift(linked, "caf");
        var cpam = lift(linked, "cpam");
        assertThat(caf).isGreaterThan(cpam + 4);
    }

    @Test
    void aListThatHoldsEachRecordManyTimesDoesNotMakeStrangersAlike() {
        var people = new ArrayList<Person>();
        for (var person : REGISTER.people().subList(0, 40))
            for (var copy = 0; copy < 8; copy++)
                people.add(person.in(
                        "vrac", person.key().id() + "-" + copy + person.key().source()));
        var linked = LEARNED.overlappingSources().link(people);
        for (var cluster : linked.clusters())
            assertThat(cluster.stream()
                            .map(key -> key.id().replaceFirst("-.*", ""))
                            .distinct())
                    .as("%s", cluster)
                    .hasSize(1);
        var strangers = linked.explain(people.get(0).key(), people.get(39 * 8).key());
        assertThat(strangers.probability()).isLessThan(0.01);
    }

    @Test
    void aGroupWhoseListsShareMuchIsNotRefusedForIt() {
        // Each of three lists holds all people, the third with little more than a name.
        var people = new ArrayList<Person>();
        for (var person : REGISTER.people())
            if (person.key().source().equals("mairie")) {
                people.add(person);
                people.add(person.in("caf", person.key().id()));
                people.add(new Person(
                        new RecordKey("cpam", person.key().id()),
                        person.first(),
                        person.last(),
                        "",
                        0,
                        "",
                        person.lastTerm()));
            }
        var clean = LEARNED.clean(List.of("mairie", "caf", "cpam"));
        var together = clean.overlappingSources().link(people).clusters().stream()
                .filter(cluster -> cluster.size() == 3)
                .count();
        var apart = clean.link(people).clusters().stream()
                .filter(cluster -> cluster.size() == 3)
                .count();
        assertThat(together).isGreaterThan(apart).isGreaterThan(400);
    }

    private static double lift(LinkageResult<Person> linked, String source) {
        return linked.explain(new RecordKey("mairie", "7"), new RecordKey(source, "7"))
                .lines()
                .getLast()
                .bits();
    }

    private static Person stranger(Person person) {
        return new Person(
                person.key(), "Zélie", "Inconnu" + person.key().id(), "", 1900, "", 100_000 + person.lastTerm());
    }
}
