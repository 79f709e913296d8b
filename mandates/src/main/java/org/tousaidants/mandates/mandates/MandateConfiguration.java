package org.tousaidants.mandates.mandates;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.mandates.mandates.Mandate.MandateAct;
import org.tousaidants.platform.afterrestore.ReplayRule;
import org.tousaidants.platform.codes.CodeDestination;
import org.tousaidants.platform.codes.FingerprintColumn;
import org.tousaidants.platform.codes.SavedCodeCard;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.persondatarequests.ThirdPartyData;
import org.tousaidants.platform.retentionrules.RetentionRuleCleanup;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.Kind;
import org.tousaidants.platform.tasks.Task.Verb;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.MenuEntryFilter;

/// Registers the retention rules of `retention/mandates.yaml`, the address of the codes, and the menu entry.
@Configuration(proxyBeanMethods = false)
class MandateConfiguration {
    @Bean
    RetentionRuleCleanup mandatesSwept(MandateStore store) {
        return new RetentionRuleCleanup("mandates.mandate", store::forget);
    }

    /// Notifies helpers of the coming end of mandates.
    @Bean("mandates.ends")
    static Job mandateEnds(Mandates mandates, Networks networks) {
        return Job.every(Duration.ofHours(12)).items(() -> mandates.ending(), id -> mandates.tellEnd(id));
    }

    @Bean
    ReplayRule mandatesRevokedAgain(Mandates mandates) {
        return again(mandates, MandateAct.REVOKED);
    }

    @Bean
    ReplayRule mandatesEndedAgain(Mandates mandates) {
        return again(mandates, MandateAct.ENDED);
    }

    @Bean
    ReplayRule mandatesNarrowedAgain(Mandates mandates) {
        return again(mandates, MandateAct.NARROWED);
    }

    private static ReplayRule again(Mandates mandates, MandateAct act) {
        return new ReplayRule(MandateStepWriter.kind(act), done -> mandates.again(act, done));
    }

    @Bean
    static CodeDestination mandateCodes(MandateReader mandates, Clock clock) {
        return CodeDestination.opening(MandateConsents.KIND, MandateConsents.PERSON_GROUPS, "/mandat")
                .saying((code, page) -> mandates.byCode(code)
                        .map(own -> new SavedCodeCard(
                                page.t("mandates.card"),
                                page.t("mandates.state."
                                        + ConstantName.low(own.mandate().state(clock.instant()))))));
    }

    @Bean
    static CodeDestination consentCodes() {
        return CodeDestination.opening(MandateConsents.KIND, MandateConsents.CONSENT_GROUPS, "/mandat/accord");
    }

    @Bean
    static FingerprintColumn mandatePrints() {
        return new FingerprintColumn("mandates_code", "hash", MandateStore.PRINTS);
    }

    @Bean
    static ThirdPartyData mandatesOfOthers() {
        return new ThirdPartyData("mandates_");
    }

    /// Mandates to witness, and people to inform of a mandate in their name.
    @Bean
    static TaskSource mandateTasks(MandateReader mandateReader) {
        return TaskSource.only(
                Set.of(Role.HELPER, Role.COORDINATOR),
                actor -> Stream.concat(
                        mandateReader.toWitness(actor).stream()
                                // By FranceConnect, the person needs no witness.
                                .filter(one -> one.consent() != Mandate.ConsentMethod.FRANCECONNECT)
                                .map(one -> Task.of(
                                                Kind.MANDATE,
                                                "mandates.task.witness",
                                                Verb.CONFIRM,
                                                "/mandats/temoin/" + one.id(),
                                                one.person())
                                        .about(one.id())
                                        .since(one.at())),
                        actor.is(Role.COORDINATOR)
                                ? Task.several(
                                        mandateReader.toTellSince(),
                                        Kind.MANDATE,
                                        "mandates.card.waiting",
                                        Verb.CALL,
                                        "/bureau/mandats")
                                : Stream.empty()));
    }

    @Bean
    static MenuEntryFilter mandateGate(Mandates mandates, MandateReader mandateReader) {
        return new MenuEntryFilter(
                Set.of("/mandats"),
                self -> mandates.isAllowed(self)
                        || !mandateReader.of(self).isEmpty()
                        || !mandateReader.toWitness(self).isEmpty()
                        || !mandateReader.ofStructures(self).isEmpty());
    }
}
