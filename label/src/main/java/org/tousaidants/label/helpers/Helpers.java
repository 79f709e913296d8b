package org.tousaidants.label.helpers;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.observations.CharterCommitmentAnswer;
import org.tousaidants.label.observations.CharterSignatureResult;
import org.tousaidants.label.observations.CommitmentSignature;
import org.tousaidants.label.observations.LabelDossierPiece;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.rules.judging.DossierJudge;
import org.tousaidants.rules.judging.LabelDossier;
import org.tousaidants.rules.judging.LabelVerdict;
import org.tousaidants.rules.protocol.LabelProtocol.HolderNature;
import org.tousaidants.rules.protocol.LabelProtocol.LabelProfile;
import org.tousaidants.rules.protocol.LabelRules.RequirementKind;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.SkillEvidence;
import org.tousaidants.rules.versions.PublishedRules;

/// « Les aidants » — opens and changes the files of helpers. Each person can read and change only their own file.
@Service
public class Helpers {
    /// « Mon dossier » — the content of a file that its owner can read.
    record HelperFileContent(
            Helper helper,
            PublishedRules.RulesInForce rules,
            LabelProfile profile,
            LabelVerdict verdict,
            Map<String, CommitmentSignature> signatures,
            List<LabelDossier.DossierSkillLevel> levels,
            List<LabelDossierPiece> pieces,
            List<HelperFileStep> steps) {}

    /// The result of reading one's own file.
    sealed interface HelperFileResult {
        record HelperFileFound(HelperFileContent file) implements HelperFileResult {}

        record HelperFileNotOpened() implements HelperFileResult {}

        /// The rules of the label no longer contain the profile of the person, who must choose another one.
        record HelperProfileNotInRules(Helper helper) implements HelperFileResult {}

        /// The dossier cannot be judged by the rules.
        ///
        /// @param sentence reason
        record HelperFileNotJudged(LocalisedText sentence) implements HelperFileResult {}
    }

    /// The result of opening a file, or of changing its profile, commune or organisation.
    sealed interface ProfileChoiceResult {
        record HelperProfileChosen() implements ProfileChoiceResult {}

        record UnknownHelperProfile() implements ProfileChoiceResult {}
    }

    private final HelperFileStore store;
    private final HelperSkillStore levels;
    private final HelperLabelDossiers dossiers;
    private final PublishedRules rules;
    private final Clock clock;

    Helpers(
            HelperFileStore store,
            HelperSkillStore levels,
            HelperLabelDossiers dossiers,
            PublishedRules rules,
            Clock clock) {
        this.store = store;
        this.levels = levels;
        this.dossiers = dossiers;
        this.rules = rules;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    HelperFileResult read(SignedInPerson self) {
        var found = store.ofAccount(self.id());
        if (found.isEmpty()) return new HelperFileResult.HelperFileNotOpened();
        var helper = found.get();
        var now = rules.now();
        var profile = now.protocol().profile(helper.profile()).filter(each -> each.nature() == HolderNature.PERSON);
        if (profile.isEmpty()) return new HelperFileResult.HelperProfileNotInRules(helper);
        var last = store.signatures(helper.id());
        var known = levels.last(helper.id());
        return switch (now.judge().judge(dossiers.of(helper).dossier(), now.today())) {
            case DossierJudge.DossierNotJudgeable(var sentence) -> new HelperFileResult.HelperFileNotJudged(sentence);
            case DossierJudge.DossierJudged(var verdict) ->
                new HelperFileResult.HelperFileFound(new HelperFileContent(
                        helper,
                        now,
                        profile.get(),
                        verdict,
                        last,
                        known,
                        dossiers.pieces(helper.id()),
                        store.steps(helper.id())));
        };
    }

    /// Returns the number of missing requirements that the person can fulfil alone. The interview is not
    /// counted, because it needs other people; the number is zero if the file is complete.
    @Transactional(readOnly = true)
    int left(SignedInPerson self) {
        return switch (read(self)) {
            case HelperFileResult.HelperFileFound(var file) ->
                (int) file.verdict().lacking().stream()
                        .filter(one -> one.requirement().kind() != RequirementKind.INTERVIEW)
                        .count();
            case HelperFileResult.HelperProfileNotInRules _ -> 1;
            case HelperFileResult.HelperFileNotOpened(), HelperFileResult.HelperFileNotJudged _ -> 0;
        };
    }

    @Transactional(readOnly = true)
    boolean begun(SignedInPerson self) {
        return store.ofAccount(self.id()).isPresent();
    }

    /// Returns whether the person has a file in which at least one commitment of the charter is unsigned.
    @Transactional(readOnly = true)
    boolean charterLeft(SignedInPerson self) {
        return read(self) instanceof HelperFileResult.HelperFileFound(var file)
                && file.verdict().findings().stream()
                        .anyMatch(finding ->
                                finding.requirement().kind() == RequirementKind.CHARTER && !finding.fulfilled());
    }

    /// Opens the person's own file, or changes the profile, commune and organisation of an open one. If the
    /// values are the same as before, nothing changes.
    @Transactional
    ProfileChoiceResult choose(SignedInPerson self, String profile, String commune, String organisation) {
        var now = rules.now();
        if (now.protocol()
                .profile(profile)
                .filter(each -> each.nature() == HolderNature.PERSON)
                .isEmpty()) return new ProfileChoiceResult.UnknownHelperProfile();
        var at = clock.instant();
        var opened = new Helper(UUID.randomUUID(), self.id(), at, profile, commune, organisation);
        var isNew = store.add(opened);
        var before = isNew ? Optional.<Helper>empty() : store.ofAccount(self.id());
        var id = before.map(Helper::id).orElse(opened.id());
        if (before.filter(one -> one.profile().equals(profile)
                        && one.commune().equals(commune)
                        && one.organisation().equals(organisation))
                .isPresent()) return new ProfileChoiceResult.HelperProfileChosen();
        store.choose(id, profile, commune, organisation, at);
        store.append(
                id,
                step(
                        at,
                        isNew ? HelperFileStep.HelperFileAct.OPENED : HelperFileStep.HelperFileAct.PROFILE_CHANGED,
                        self,
                        now,
                        profile));
        return new ProfileChoiceResult.HelperProfileChosen();
    }

    /// Stores the answers to all commitments on one page. If at least one answer refers to an earlier text of
    /// its commitment, no answer is stored.
    @Transactional
    CharterSignatureResult sign(SignedInPerson self, List<CharterCommitmentAnswer> answers) {
        var helper = store.ofAccount(self.id());
        if (helper.isEmpty()) return new CharterSignatureResult.CharterNotFound();
        var id = helper.get().id();
        store.lock(id);
        var now = rules.now();
        if (!CharterCommitmentAnswer.current(
                answers, now.protocol().charter().of(helper.get().profile())))
            return new CharterSignatureResult.CharterTextChanged();
        var last = store.signatures(id);
        var at = clock.instant();
        var written = new ArrayList<String>();
        for (var answer : answers) {
            var one = answer.signed("", Optional.empty(), now.hash(), at);
            if (last.containsKey(one.commitment()) && last.get(one.commitment()).says(one)) continue;
            store.add(id, one);
            written.add((one.taken() ? "+" : "-") + one.commitment());
        }
        if (!written.isEmpty())
            store.append(id, step(at, HelperFileStep.HelperFileAct.SIGNED, self, now, String.join(" ", written)));
        return new CharterSignatureResult.CharterSigned();
    }

    /// Records the levels that the person states by competence; zero withdraws a level. Unchanged levels are not
    /// written again.
    @Transactional
    void declare(SignedInPerson self, Map<String, Integer> said) {
        var helper = store.ofAccount(self.id());
        if (helper.isEmpty()) return;
        var id = helper.get().id();
        store.lock(id);
        var now = rules.now();
        var expected = now.protocol().skills().of(helper.get().profile());
        var before = new HashMap<String, Integer>();
        for (var level : levels.last(id))
            if (level.evidence() == SkillEvidence.DECLARATION) before.put(level.competence(), level.level());
        var at = clock.instant();
        var today = ParisTime.day(at);
        var written = new ArrayList<String>();
        said.forEach((competence, level) -> {
            if (!expected.containsKey(competence)
                    || before.getOrDefault(competence, 0).equals(level)) return;
            levels.add(
                    id,
                    new LabelDossier.DossierSkillLevel(competence, level, SkillEvidence.DECLARATION, today),
                    Optional.of(self.id()),
                    at);
            written.add(competence + "=" + level);
        });
        if (!written.isEmpty())
            store.append(id, step(at, HelperFileStep.HelperFileAct.LEVELS_SAID, self, now, String.join(" ", written)));
    }

    /// Creates a complete file for the demonstration, with all commitments taken and all required levels stated.
    @Transactional
    public void begin(SignedInPerson self, String profile, String commune) {
        begin(self, profile, commune, "");
    }

    /// Creates a complete file for the demonstration, with an organisation.
    @Transactional
    public void begin(SignedInPerson self, String profile, String commune, String organisation) {
        choose(self, profile, commune, organisation);
        var protocol = rules.now().protocol();
        sign(
                self,
                protocol.charter().of(profile).stream()
                        .map(one -> new CharterCommitmentAnswer(one.id(), one.hash(), true))
                        .toList());
        declare(self, protocol.skills().of(profile));
    }

    private static HelperFileStep step(
            Instant at,
            HelperFileStep.HelperFileAct act,
            SignedInPerson by,
            PublishedRules.RulesInForce now,
            String detail) {
        return new HelperFileStep(at, act, Optional.of(by.id()), now.version(), detail);
    }
}
