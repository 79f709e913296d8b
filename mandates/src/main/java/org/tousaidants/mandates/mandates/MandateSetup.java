package org.tousaidants.mandates.mandates;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.mandates.mandates.Mandate.Act;
import org.tousaidants.platform.codes.CodeCard;
import org.tousaidants.platform.codes.CodeDestination;
import org.tousaidants.platform.codes.StoredFingerprints;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.owndata.ThirdPartyData;
import org.tousaidants.platform.restoration.ReplayRule;
import org.tousaidants.platform.retention.ScheduledCleanup;
import org.tousaidants.platform.web.DeskCard;
import org.tousaidants.platform.web.NavLink;
import org.tousaidants.platform.web.PendingTask;

/// Registers the retention rules of `retention/mandates.yaml`, the address of the codes, and the menu entry.
@Configuration(proxyBeanMethods = false)
class MandateSetup {
    @Bean
    ScheduledCleanup mandatesSwept(MandateStore store) {
        return new ScheduledCleanup("mandates.mandate", store::forget);
    }

    /// Notifies helpers of the coming end of mandates.
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
        return new ReplayRule(MandateStepWriter.kind(act), done -> mandates.again(act, done));
    }

    @Bean
    static CodeDestination mandateCodes(MandateReader mandates, Clock clock) {
        return CodeDestination.opening(MandateConsents.KIND, MandateConsents.PERSON_GROUPS, "/mandat")
                .saying((code, page) -> mandates.byCode(code)
                        .map(own -> new CodeCard(
                                page.t("mandates.card"),
                                page.t("mandates.state."
                                        + ConstantName.low(own.mandate().state(clock.instant()))))));
    }

    @Bean
    static CodeDestination consentCodes() {
        return CodeDestination.opening(MandateConsents.KIND, MandateConsents.CONSENT_GROUPS, "/mandat/accord");
    }

    @Bean
    static StoredFingerprints mandatePrints() {
        return new StoredFingerprints("mandates_code", "hash", MandateStore.PRINTS);
    }

    @Bean
    static NavLink mandatesLink() {
        return new NavLink("/mandats", "mandates.nav", 8, Set.of(Role.HELPER));
    }

    /// A consent to hear or to see: the helper and the person wait for it.
    @Bean
    static PendingTask mandatesToWitness(MandateReader mandateReader) {
        return new PendingTask(
                "/mandats",
                "mandates.errand.witness",
                5,
                Set.of(Role.HELPER, Role.COORDINATOR),
                mandateReader::waitingToWitness);
    }

    @Bean
    static ThirdPartyData mandatesOfOthers() {
        return new ThirdPartyData("mandates_");
    }

    @Bean
    static DeskCard mandatesCard(MandateReader mandateReader) {
        return DeskCard.of("/bureau/mandats", "mandates.card", 155).answering(mandateReader::waitingToTell);
    }
}
