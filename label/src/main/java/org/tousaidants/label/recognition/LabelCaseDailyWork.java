package org.tousaidants.label.recognition;

import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.recognition.LabelCase.LabelState;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.rules.versions.PublishedRules;

/// « Tournée d’un label » — does the daily work of the job on one case, which is already locked.
@Component
class LabelCaseDailyWork {
    private static final Logger LOG = LoggerFactory.getLogger(LabelCaseDailyWork.class);

    private final LabelCaseStore lives;
    private final LabelHolderReader holderReader;
    private final LabelExpiryNoticeLog toldOfEnd;
    private final EmergencyLabelSuspensions emergencySuspensions;
    private final LabelExpiryNotice labelExpiryNotice;
    private final UnmetRequirementFollowUp unmetRequirementFollowUp;
    private final Clock clock;

    LabelCaseDailyWork(
            LabelCaseStore lives,
            LabelHolderReader holderReader,
            LabelExpiryNoticeLog toldOfEnd,
            EmergencyLabelSuspensions emergencySuspensions,
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

    /// Checks whether a notice, a reminder or the end of the label is due for a case, in the transaction of the
    /// caller.
    ///
    /// @param here the network
    /// @param id id of the case
    /// @param ruling current rules
    void look(TerritoryNetwork here, UUID id, PublishedRules.RulesInForce ruling) {
        var life = lives.lock(id).orElseThrow();
        var now = clock.instant();
        var today = ParisTime.day(now);
        // If the clock of the machine shows a time before the last step, nothing is sent.
        if (life.last().filter(now::isBefore).isPresent()) return;
        if (life.stayedUntil().filter(today::isAfter).isPresent()) {
            if (!emergencySuspensions.end(here, life, ruling, now))
                LOG.error("the suspension of the label {} cannot end", id);
            return;
        }
        var label = life.label(ruling.protocol());
        var state = life.state(today, label.graceDays());
        if (state == LabelState.SUSPENDED || state == LabelState.WITHDRAWN) return;
        var notices = toldOfEnd.told(id, life.term().orElseThrow().until()).keySet();
        var file =
                holderReader.dossier(life.holder()).filter(one -> one.profile().equals(life.profile()));
        if (file.isEmpty() && life.holder() instanceof LabelHolder.PlaceAsLabelHolder) {
            if (state == LabelState.VALID) unmetRequirementFollowUp.gone(life, notices, ruling, now);
            return;
        }
        labelExpiryNotice.look(life, label, notices, today, ruling, now);
        if (state == LabelState.VALID) file.ifPresent(one -> unmetRequirementFollowUp.look(life, one, ruling, now));
    }
}
