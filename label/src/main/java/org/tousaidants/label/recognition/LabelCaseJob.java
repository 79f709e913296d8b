package org.tousaidants.label.recognition;

import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.recognition.LabelCase.State;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.rules.versions.PublishedRules;

/// « Tournée d’un label » — the daily work of the job on one locked case.
@Component
class LabelCaseJob {
    private static final Logger LOG = LoggerFactory.getLogger(LabelCaseJob.class);

    private final LabelCaseStore lives;
    private final LabelHolderReader holderReader;
    private final LabelExpiryNoticeLog toldOfEnd;
    private final EmergencySuspensions emergencySuspensions;
    private final LabelExpiryNotice labelExpiryNotice;
    private final UnmetRequirementFollowUp unmetRequirementFollowUp;
    private final Clock clock;

    LabelCaseJob(
            LabelCaseStore lives,
            LabelHolderReader holderReader,
            LabelExpiryNoticeLog toldOfEnd,
            EmergencySuspensions emergencySuspensions,
            LabelExpiryNotice labelExpiryNotice,
            UnmetRequirementFollowUp unmetRequirementFollowUp,
            Clock clock) {
        this.lives = lives;
        this.holderReader = holderReader;
        this.toldOfEnd = toldOfEnd;
        this.emergencySuspensions = emergencySuspensions;
        this.labelExpiryNotice = labelExpiryNotice;
        this.unmetRequirementFollowUp = unmetRequirementFollowUp;
        this.clock = clock;
    }

    /// Runs in the transaction of the caller.
    void look(Network here, UUID id, PublishedRules.InForce ruling) {
        var life = lives.lock(id).orElseThrow();
        var now = clock.instant();
        var today = ParisTime.day(now);
        // If the clock went back, nothing is sent.
        if (life.last().filter(now::isBefore).isPresent()) return;
        if (life.stayedUntil().filter(today::isAfter).isPresent()) {
            if (!emergencySuspensions.end(here, life, ruling, now))
                LOG.error("the suspension of the label {} cannot end", id);
            return;
        }
        var label = life.label(ruling.protocol());
        var state = life.state(today, label.graceDays());
        if (state == State.SUSPENDED || state == State.WITHDRAWN) return;
        var notices = toldOfEnd.told(id, life.term().orElseThrow().until()).keySet();
        var file =
                holderReader.dossier(life.holder()).filter(one -> one.profile().equals(life.profile()));
        if (file.isEmpty() && life.holder() instanceof LabelHolder.APlace) {
            if (state == State.VALID) unmetRequirementFollowUp.gone(life, notices, ruling, now);
            return;
        }
        labelExpiryNotice.look(life, label, notices, today, ruling, now);
        if (state == State.VALID) file.ifPresent(one -> unmetRequirementFollowUp.look(life, one, ruling, now));
    }
}
