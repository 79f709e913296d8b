package org.tousaidants.mandates.mandates;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.mandates.mandates.Mandate.MandateAct;
import org.tousaidants.platform.afterrestore.ActReplayAfterRestore;
import org.tousaidants.platform.codes.PaperCodeDestination;
import org.tousaidants.platform.codes.PaperCodeHashColumn;
import org.tousaidants.platform.codes.SavedPaperCodeCard;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.persondatarequests.ThirdPartyDataTables;
import org.tousaidants.platform.retentionrules.CleanupOfRetentionRule;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.Task.TaskKind;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.RestrictedMenuEntry;

/// Registers the retention periods of `retention/mandates.yaml`, the web address at which a person enters the code
/// of a mandate, and the menu entry.
@Configuration(proxyBeanMethods = false)
class MandateConfiguration {
    @Bean
    CleanupOfRetentionRule mandatesSwept(MandateStore store) {
        return new CleanupOfRetentionRule("mandates.mandate", store::forget);
    }

    /// Declares the job that notifies helpers before their mandates end.
    @Bean("mandates.ends")
    static Job mandateEnds(Mandates mandates, TerritoryNetworks networks) {
        return Job.every(Duration.ofHours(12)).items(() -> mandates.ending(), id -> mandates.tellEnd(id));
    }

    @Bean
    ActReplayAfterRestore mandatesRevokedAgain(Mandates mandates) {
        return again(mandates, MandateAct.REVOKED);
    }

    @Bean
    ActReplayAfterRestore mandatesEndedAgain(Mandates mandates) {
        return again(mandates, MandateAct.ENDED);
    }

    @Bean
    ActReplayAfterRestore mandatesNarrowedAgain(Mandates mandates) {
        return again(mandates, MandateAct.NARROWED);
    }

    private static ActReplayAfterRestore again(Mandates mandates, MandateAct act) {
        return new ActReplayAfterRestore(MandateStepWriter.kind(act), done -> mandates.again(act, done));
    }

    @Bean
    static PaperCodeDestination mandateCodes(MandateLookup mandates, Clock clock) {
        return PaperCodeDestination.opening(MandateConsents.KIND, MandateConsents.PERSON_GROUPS, "/mandat")
                .saying((code, page) -> mandates.byCode(code)
                        .map(own -> new SavedPaperCodeCard(
                                page.t("mandates.card"),
                                page.t("mandates.state."
                                        + EnumConstantName.low(own.mandate().state(clock.instant()))))));
    }

    @Bean
    static PaperCodeDestination consentCodes() {
        return PaperCodeDestination.opening(MandateConsents.KIND, MandateConsents.CONSENT_GROUPS, "/mandat/accord");
    }

    @Bean
    static PaperCodeHashColumn mandatePrints() {
        return new PaperCodeHashColumn("mandates_code", "hash", MandateStore.PRINTS);
    }

    @Bean
    static ThirdPartyDataTables mandatesOfOthers() {
        return new ThirdPartyDataTables("mandates_");
    }

    /// Declares the open tasks of members: to witness a consent, and to inform people that a mandate exists in
    /// their name.
    @Bean
    static TaskSource mandateTasks(MandateLookup mandateReader) {
        return TaskSource.only(
                Set.of(Role.HELPER, Role.COORDINATOR),
                actor -> Stream.of(
                                mandateReader.toWitness(actor).stream()
                                        // Consent by FranceConnect needs no witness.
                                        .filter(one -> one.consent() != Mandate.ConsentMethod.FRANCECONNECT)
                                        .map(one -> Task.of(
                                                        TaskKind.MANDATE,
                                                        "mandates.task.witness",
                                                        TaskActionLabel.CONFIRM,
                                                        "/mandats/temoin/" + one.id(),
                                                        one.person())
                                                .about(one.id())
                                                .since(one.at())),
                                mandateReader.toTellAsAsked(actor).stream()
                                        .map(one -> Task.of(
                                                        TaskKind.MANDATE,
                                                        "mandates.task.inform",
                                                        TaskActionLabel.CALL,
                                                        "/mandats",
                                                        one.mandate().person())
                                                .about(one.mandate().id())
                                                .since(one.mandate().at())),
                                actor.is(Role.COORDINATOR)
                                        ? Task.several(
                                                mandateReader.toTellSince(),
                                                TaskKind.MANDATE,
                                                "mandates.card.waiting",
                                                TaskActionLabel.CALL,
                                                "/bureau/mandats")
                                        : Stream.<Task>empty())
                        .flatMap(tasks -> tasks));
    }

    @Bean
    static RestrictedMenuEntry mandateGate(Mandates mandates, MandateLookup mandateReader) {
        return new RestrictedMenuEntry(
                Set.of("/mandats"),
                self -> mandates.isAllowed(self)
                        || !mandateReader.of(self).isEmpty()
                        || !mandateReader.toWitness(self).isEmpty()
                        || !mandateReader.toTellAsAsked(self).isEmpty()
                        || !mandateReader.ofStructures(self).isEmpty());
    }
}
