package org.tousaidants.platform.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.retentionrules.CleanupOfRetentionRule;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.web.RunningSite;

class LinksTest extends RunningSite {
    @Autowired
    SecretLinks links;

    @Autowired
    CleanupOfRetentionRule linksSwept;

    private SecretToken made(String subject) {
        return links.make(
                SecretLink.SecretLinkRequest.of("referrals.answer", subject),
                clock.instant().plus(Duration.ofDays(7)));
    }

    @Test
    void aLinkOpensAsOftenAsOneLikesAndServesOnce() {
        var secret = made("one").text();
        for (var i = 0; i < 3; i++)
            assertThat(links.open("referrals.answer", secret)).isInstanceOf(SecretLinkResult.ValidLink.class);
        var link = links.open("referrals.answer", secret).valid().orElseThrow();
        assertThat(links.use(link)).isTrue();
        assertThat(links.use(link)).isFalse();
        assertThat(links.open("referrals.answer", secret)).isInstanceOf(SecretLinkResult.LinkAlreadyUsed.class);
    }

    @Test
    void anotherPurposeAnotherNetworkOrAForgedSecretLeadNowhere() {
        var secret = made("two").text();
        assertThat(links.open("referrals.read", secret)).isEqualTo(new SecretLinkResult.UnknownLink());
        assertThat(CurrentTenantScope.in("other", () -> links.open("referrals.answer", secret)))
                .isEqualTo(new SecretLinkResult.UnknownLink());
        assertThat(links.open("referrals.answer", SecretToken.random().text()))
                .isEqualTo(new SecretLinkResult.UnknownLink());
        assertThat(links.open("referrals.answer", "' or true --")).isEqualTo(new SecretLinkResult.UnknownLink());
    }

    @Test
    void aLinkEndsAndIsForgottenAMonthLater() {
        var secret = made("three").text();
        clock.advance(Duration.ofDays(8));
        assertThat(links.open("referrals.answer", secret)).isInstanceOf(SecretLinkResult.LinkExpired.class);
        clock.advance(Duration.ofDays(31));
        assertThat(linksSwept.sweep().forget(clock.instant().minus(Duration.ofDays(30))))
                .isPositive();
        assertThat(links.open("referrals.answer", secret)).isEqualTo(new SecretLinkResult.UnknownLink());
    }

    @Test
    void aLinkMayWaitForItsDay() {
        var day = clock.instant().truncatedTo(ChronoUnit.MICROS).plus(Duration.ofDays(3));
        var what = new SecretLink.SecretLinkRequest(
                "referrals.answer", "later", Optional.empty(), Optional.of("Jeanne Roy"), Optional.of(day));
        var secret = links.make(what, clock.instant().plus(Duration.ofDays(7))).text();
        assertThat(links.open("referrals.answer", secret))
                .isInstanceOfSatisfying(
                        SecretLinkResult.LinkNotYetOpen.class,
                        early -> assertThat(early.link().what()).isEqualTo(what));
        assertThat(links.waiting("referrals.answer", List.of("later", "other"))).isOne();
        clock.advance(Duration.ofDays(3));
        var link = links.open("referrals.answer", secret).valid().orElseThrow();
        assertThat(links.use(link)).isTrue();
        assertThat(links.waiting("referrals.answer", List.of("later"))).isZero();
    }

    @Test
    void theLinksOfASubjectAreRevokedTogether() {
        var secret = made("four").text();
        links.revoke("referrals.answer", "four");
        var opened = links.open("referrals.answer", secret);
        assertThat(opened).isInstanceOf(SecretLinkResult.LinkRevoked.class);
        assertThat(links.use(((SecretLinkResult.LinkRevoked) opened).link())).isFalse();
    }

    @Test
    void ofManyWhoPressAtOnceOneActs() throws Exception {
        var link = links.open("referrals.answer", made("five").text()).valid().orElseThrow();
        List<Callable<Boolean>> hands = new ArrayList<>();
        for (var i = 0; i < 12; i++) hands.add(() -> links.use(link));
        try (var pool = Executors.newFixedThreadPool(12)) {
            var acted = 0;
            for (var one : pool.invokeAll(hands)) if (one.get()) acted++;
            assertThat(acted).isOne();
        }
    }

    @Test
    void theSecretIsNotInTheDatabase() {
        var secret = made("six");
        assertThat(sql.sql(
                                "select count(*) from links_link where encode(hash, 'escape') like '%' || :text || '%' or subject like '%' || :text || '%'")
                        .param("text", secret.text())
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
