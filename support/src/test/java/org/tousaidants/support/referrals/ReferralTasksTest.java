package org.tousaidants.support.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.tasks.TaskHolders;
import org.tousaidants.platform.tasks.Tasks;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

/// In every state of a referral, exactly the people who can act have the task. The place answers by its link,
/// without account.
///
/// | State | Task | People |
/// |---|---|---|
/// | drafted | – | nobody: the person has not agreed |
/// | sent, urgent | call the place | the coordination |
/// | sent to a place without mail | call the place | the sender |
/// | sent, read, appointed | – | nobody: the place acts by its link |
/// | not answered in time | call the place | the coordination |
/// | missed, refused, partly solved | go on | the sender |
/// | solved, withdrawn | – | nobody |
class ReferralTasksTest extends RunningSite {
    @Autowired
    Tasks tasks;

    @Autowired
    Places places;

    @Autowired
    PlaceDirectory directory;

    private TaskHolders holders;
    private Account sender;
    private Visitor desk;

    @BeforeEach
    void everybody() {
        holders = new TaskHolders(this, tasks);
        for (var role : Role.values()) person(role);
        sender = holders.named("sender", person(Role.HELPER));
        desk = signedIn(sender);
    }

    private record SentReferral(UUID id, String follow, String link) {}

    private static String mail() {
        return "lieu-" + UUID.randomUUID() + "@example.org";
    }

    private String drafted(String mail, Map<String, String> more) {
        return ReferralTestSite.draft(
                desk, ReferralTestSite.place(places, directory, "Lieu " + UUID.randomUUID(), mail), more);
    }

    private UUID newest() {
        return sql.sql("select id from referrals_referral order by made_at desc limit 1")
                .query(UUID.class)
                .single();
    }

    private SentReferral sent(Map<String, String> more) {
        var mail = mail();
        var follow = drafted(mail, more);
        var id = newest();
        assertThat(holding(id)).as("drafted").isEmpty();
        assertThat(ReferralTestSite.send(desk, follow)).isEqualTo(303);
        return new SentReferral(id, follow, ReferralTestSite.link(this, mail));
    }

    /// The holders of any task about it.
    private Set<String> holding(UUID id) {
        var all = new java.util.TreeSet<String>();
        for (var key : new String[] {
            "referrals.task.unread:",
            "referrals.task.stuck:",
            "today.task.arrivals:",
            "today.task.calls:",
            "today.task.waiting:",
            "today.task.late:"
        }) for (var who : holders.of(key + id)) all.add(who + " " + key.replaceAll(".*task.(\\w+):", "$1"));
        return all;
    }

    @Test
    void aPlaceThatAnswersByItsLinkLeavesNobodyWaitingUntilSomethingIsLeft() {
        var one = sent(Map.of());
        assertThat(holding(one.id())).as("sent").isEmpty();
        var place = visitor();
        ReferralTestSite.act(place, one.link(), "lecture", "");
        assertThat(holding(one.id())).as("read").isEmpty();
        ReferralTestSite.act(place, one.link(), "venue", "came=oui");
        ReferralTestSite.act(place, one.link(), "issue", "result=partly");
        assertThat(holding(one.id())).as("partly solved").containsExactly("sender late");
        ReferralTestSite.act(place, one.link(), "issue", "result=solved");
        assertThat(holding(one.id())).as("solved").isEmpty();
    }

    @Test
    void aMissedAppointmentWaitsForTheSender() {
        var one = sent(Map.of());
        var place = visitor();
        ReferralTestSite.act(place, one.link(), "lecture", "");
        var day = clock.instant().plus(Duration.ofDays(3)).toString().substring(0, 10);
        ReferralTestSite.act(place, one.link(), "rendez-vous", "day=" + day + "&time=14+h+30");
        assertThat(holding(one.id())).as("appointed").isEmpty();
        clock.advance(Duration.ofDays(4));
        ReferralTestSite.act(place, one.link(), "venue", "came=non");
        assertThat(holding(one.id())).as("missed").contains("sender calls").doesNotContain("HELPER calls");
    }

    @Test
    void aRefusalWaitsForTheSender() {
        var one = sent(Map.of());
        ReferralTestSite.act(visitor(), one.link(), "refus", "reason=full");
        assertThat(holding(one.id())).as("refused").containsExactly("sender late");
    }

    @Test
    void anUrgentReferralThatNobodyReadWaitsForTheCoordination() {
        var one = sent(Map.of("urgent", "on"));
        assertThat(sql.sql("select urgent from referrals_referral where id = :id")
                        .param("id", one.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(holding(one.id())).containsExactly("COORDINATOR unread");
        ReferralTestSite.act(visitor(), one.link(), "lecture", "");
        assertThat(holding(one.id())).as("read").isEmpty();
    }

    @Test
    void aPlaceWithoutMailIsCalledByTheSender() {
        var follow = drafted("", Map.of());
        var id = newest();
        ReferralTestSite.send(desk, follow);
        assertThat(holding(id)).containsExactly("sender calls");
    }

    @Test
    void aReferralThatIsNotAnsweredReachesTheCoordination() {
        var one = sent(Map.of());
        for (var day = 0; day < 14; day++) {
            clock.advance(Duration.ofDays(1));
            job("referrals.deadlines");
        }
        assertThat(holding(one.id())).contains("COORDINATOR unread").doesNotContain("HELPER late");
    }
}
