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
import org.tousaidants.label.observations.CharterSignatureResult;
import org.tousaidants.label.observations.CommitmentAnswer;
import org.tousaidants.label.observations.DossierPiece;
import org.tousaidants.label.observations.Signature;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.rules.judging.Dossier;
import org.tousaidants.rules.judging.Judge;
import org.tousaidants.rules.judging.Verdict;
import org.tousaidants.rules.protocol.Label.Kind;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.Protocol.Nature;
import org.tousaidants.rules.protocol.Protocol.Profile;
import org.tousaidants.rules.protocol.SkillEvidence;
import org.tousaidants.rules.versions.PublishedRules;

/// « Les aidants » — service for the files of helpers. Each person can read and change only their own file.
@Service
public class Helpers {
    /// « Mon dossier » — the content of a file that its owner can read.
    record File(
            Helper helper,
            PublishedRules.InForce rules,
            Profile profile,
            Verdict verdict,
            Map<String, Signature> signatures,
            List<Dossier.Level> levels,
            List<DossierPiece> pieces,
            List<HelperFileStep> steps) {}

    /// The result of reading one's own file.
    sealed interface FileResult {
        record Found(File file) implements FileResult {}

        record NotOpened() implements FileResult {}

        /// The protocol no longer has the profile: the person must choose another.
        record ProfileNoLongerInRules(Helper helper) implements FileResult {}

        /// The dossier cannot be evaluated; the sentence gives the reason.
        record NotJudged(LocalisedText sentence) implements FileResult {}
    }

    /// The result of opening a file, or of changing its profile, commune or organisation.
    sealed interface Choosing {
        record Chosen() implements Choosing {}

        record UnknownProfile() implements Choosing {}
    }

    private final HelperStore store;
    private final SkillLevelStore levels;
    private final HelperDossiers dossiers;
    private final PublishedRules rules;
    private final Clock clock;

    Helpers(HelperStore store, SkillLevelStore levels, HelperDossiers dossiers, PublishedRules rules, Clock clock) {
        this.store = store;
        this.levels = levels;
        this.dossiers = dossiers;
        this.rules = rules;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    FileResult read(Actor self) {
        var found = store.ofAccount(self.id());
        if (found.isEmpty()) return new FileResult.NotOpened();
        var helper = found.get();
        var now = rules.now();
        var profile = now.protocol().profile(helper.profile()).filter(each -> each.nature() == Nature.PERSON);
        if (profile.isEmpty()) return new FileResult.ProfileNoLongerInRules(helper);
        var last = store.signatures(helper.id());
        var known = levels.last(helper.id());
        return switch (now.judge().judge(dossiers.of(helper).dossier(), now.today())) {
            case Judge.NotJudged(var sentence) -> new FileResult.NotJudged(sentence);
            case Judge.Judged(var verdict) ->
                new FileResult.Found(new File(
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

    /// The number of missing requirements that the person can fulfil alone, without the interview; zero if the
    /// file is complete.
    @Transactional(readOnly = true)
    int left(Actor self) {
        return switch (read(self)) {
            case FileResult.Found(var file) ->
                (int) file.verdict().lacking().stream()
                        .filter(one -> one.requirement().kind() != Kind.INTERVIEW)
                        .count();
            case FileResult.ProfileNoLongerInRules _ -> 1;
            case FileResult.NotOpened(), FileResult.NotJudged _ -> 0;
        };
    }

    @Transactional(readOnly = true)
    boolean begun(Actor self) {
        return store.ofAccount(self.id()).isPresent();
    }

    /// Whether the person has a file in which a commitment of the charter is still unsigned.
    @Transactional(readOnly = true)
    boolean charterLeft(Actor self) {
        return read(self) instanceof FileResult.Found(var file)
                && file.verdict().findings().stream()
                        .anyMatch(finding -> finding.requirement().kind() == Kind.CHARTER && !finding.fulfilled());
    }

    /// Opens a file, or changes an open one. The same choice twice changes nothing.
    @Transactional
    Choosing choose(Actor self, String profile, String commune, String organisation) {
        var now = rules.now();
        if (now.protocol()
                .profile(profile)
                .filter(each -> each.nature() == Nature.PERSON)
                .isEmpty()) return new Choosing.UnknownProfile();
        var at = clock.instant();
        var opened = new Helper(UUID.randomUUID(), self.id(), at, profile, commune, organisation);
        var isNew = store.add(opened);
        var before = isNew ? Optional.<Helper>empty() : store.ofAccount(self.id());
        var id = before.map(Helper::id).orElse(opened.id());
        if (before.filter(one -> one.profile().equals(profile)
                        && one.commune().equals(commune)
                        && one.organisation().equals(organisation))
                .isPresent()) return new Choosing.Chosen();
        store.choose(id, profile, commune, organisation, at);
        store.append(
                id,
                step(at, isNew ? HelperFileStep.Act.OPENED : HelperFileStep.Act.PROFILE_CHANGED, self, now, profile));
        return new Choosing.Chosen();
    }

    /// Stores all answers of one page, or none if one of them answers an older text.
    @Transactional
    CharterSignatureResult sign(Actor self, List<CommitmentAnswer> answers) {
        var helper = store.ofAccount(self.id());
        if (helper.isEmpty()) return new CharterSignatureResult.NotFound();
        var id = helper.get().id();
        store.lock(id);
        var now = rules.now();
        if (!CommitmentAnswer.current(
                answers, now.protocol().charter().of(helper.get().profile())))
            return new CharterSignatureResult.TextChanged();
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
            store.append(id, step(at, HelperFileStep.Act.SIGNED, self, now, String.join(" ", written)));
        return new CharterSignatureResult.Signed();
    }

    /// Records the levels that the person states; zero withdraws a level. Unchanged levels are not written
    /// again.
    @Transactional
    void declare(Actor self, Map<String, Integer> said) {
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
                    new Dossier.Level(competence, level, SkillEvidence.DECLARATION, today),
                    Optional.of(self.id()),
                    at);
            written.add(competence + "=" + level);
        });
        if (!written.isEmpty())
            store.append(id, step(at, HelperFileStep.Act.LEVELS_SAID, self, now, String.join(" ", written)));
    }

    /// Creates a complete file for the demonstration: all commitments taken and all required levels stated.
    @Transactional
    public void begin(Actor self, String profile, String commune) {
        begin(self, profile, commune, "");
    }

    /// Creates a complete file for the demonstration, with an organisation.
    @Transactional
    public void begin(Actor self, String profile, String commune, String organisation) {
        choose(self, profile, commune, organisation);
        var protocol = rules.now().protocol();
        sign(
                self,
                protocol.charter().of(profile).stream()
                        .map(one -> new CommitmentAnswer(one.id(), one.hash(), true))
                        .toList());
        declare(self, protocol.skills().of(profile));
    }

    private static HelperFileStep step(
            Instant at, HelperFileStep.Act act, Actor by, PublishedRules.InForce now, String detail) {
        return new HelperFileStep(at, act, Optional.of(by.id()), now.version(), detail);
    }
}
