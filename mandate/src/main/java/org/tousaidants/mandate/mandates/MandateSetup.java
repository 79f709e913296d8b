package org.tousaidants.mandate.mandates;

import java.time.Duration;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.mandate.mandates.Mandate.Act;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.owndata.OfOthers;
import org.tousaidants.platform.papercodes.CodeRoom;
import org.tousaidants.platform.papercodes.KeptPrints;
import org.tousaidants.platform.restoration.ReplayRule;
import org.tousaidants.platform.retentionperiods.Swept;
import org.tousaidants.platform.web.DeskCard;
import org.tousaidants.platform.web.NavLink;

/// How what `retention/mandates.yaml` keeps goes, where its codes lead, and its place in the menu.
@Configuration(proxyBeanMethods = false)
class MandateSetup {
    @Bean
    Swept mandatesSwept(MandateStore store) {
        return new Swept("mandates.mandate", store::forget);
    }

    /// Whose end comes near is told.
    @Bean("mandates.ends")
    static Job mandateEnds(Mandates mandates, Networks networks) {
        return Job.every(Duration.ofHours(12)).items(() -> mandates.ending(), id -> mandates.tellEnd(id));
    }

    @Bean
    ReplayRule mandatesRevokedAgain(Mandates mandates) {
        return again(mandates, Act.REVOKED);
    }

    @Bean
    ReplayRule mandatesEndedAgain(Mandates mandates) {
        return again(mandates, Act.ENDED);
    }

    @Bean
    ReplayRule mandatesNarrowedAgain(Mandates mandates) {
        return again(mandates, Act.NARROWED);
    }

    private static ReplayRule again(Mandates mandates, Act act) {
        return new ReplayRule(Mandates.kind(act), done -> mandates.again(act, done));
    }

    @Bean
    static CodeRoom mandateCodes() {
        return CodeRoom.opening(Mandates.KIND, Mandates.PERSON_GROUPS, "/mandat");
    }

    @Bean
    static CodeRoom consentCodes() {
        return CodeRoom.opening(Mandates.KIND, Mandates.CONSENT_GROUPS, "/mandat/accord");
    }

    @Bean
    static KeptPrints mandatePrints() {
        return new KeptPrints("mandates_code", "hash", MandateStore.PRINTS);
    }

    @Bean
    static NavLink mandatesLink() {
        return new NavLink("/mandats", "mandates.nav", 8, Set.of(Role.HELPER));
    }

    @Bean
    static OfOthers mandatesOfOthers() {
        return new OfOthers("mandates_");
    }

    @Bean
    static DeskCard mandatesCard(Mandates mandates) {
        return DeskCard.of("/bureau/mandats", "mandates.card", 155).answering(mandates::waitingToTell);
    }
}
