package org.tousaidants.governance.ruleproposals;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.governance.ruleproposals.RulesDraftStore.DraftEndReason;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.archive.RulesFolderZip;
import org.tousaidants.rules.archive.TerritoryRulesFork;
import org.tousaidants.rules.forks.RequirementChange;
import org.tousaidants.rules.forks.RuleEditor;
import org.tousaidants.rules.protocol.ProtocolMistake;
import org.tousaidants.rules.versions.PublishedRules;

/// « Projets de règles » — uploads, changes, reads and discards drafts of rules. Only coordinators of the network
/// have access; other people get « not found ».
@Service
public class RulesDrafts {
    private static final int LONGEST_ORIGIN = 200;

    /// The result of uploading a draft.
    public sealed interface DraftImportResult {
        record DraftUploaded(UUID draft) implements DraftImportResult {}

        record InvalidDraftFile(List<ProtocolMistake> mistakes) implements DraftImportResult {}

        record DraftImportNotAllowed() implements DraftImportResult {}
    }

    /// A draft, and the result of reading its rules now. The result may differ from that of the upload, because
    /// the base protocol may have changed since then.
    record DraftContent(RulesDraft draft, PublishedRules.RulesReadingResult reading) {}

    private final RulesDraftStore store;
    private final PublishedRules rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RulesDrafts(RulesDraftStore store, PublishedRules rules, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    /// Stores the uploaded files as a draft if they contain no mistake. Otherwise stores nothing and returns all
    /// mistakes.
    ///
    /// @param origin name of the uploaded file
    /// @param zip the files
    @Transactional
    public DraftImportResult bring(SignedInPerson by, String origin, InputStream zip) throws IOException {
        if (!by.is(Role.COORDINATOR)) return new DraftImportResult.DraftImportNotAllowed();
        var name = called(origin);
        var given = RulesFolderZip.read(name, zip);
        return keep(by, UUID.randomUUID(), name, given.own(), given.base());
    }

    private static String called(String origin) {
        var name = origin.replaceAll("\\p{Cntrl}", " ").strip();
        return name.isEmpty() ? "zip" : name.substring(0, Math.min(name.length(), LONGEST_ORIGIN));
    }

    /// Replaces a draft by a corrected upload.
    ///
    /// @param old id of the draft to replace
    /// @param origin name of the uploaded file
    /// @param zip the corrected files
    @Transactional
    DraftImportResult correct(SignedInPerson by, UUID old, String origin, InputStream zip) throws IOException {
        var bringing = bring(by, origin, zip);
        if (bringing instanceof DraftImportResult.DraftUploaded) setAside(by, old);
        return bringing;
    }

    /// « Commencement » — the settings with which a network starts its own rules.
    ///
    /// @param again true to start from the network's current rules; false to start from the base protocol
    record NewRulesSettings(
            UUID id, boolean again, String name, String version, TerritoryRulesFork.VoteProposal proposal) {}

    /// Creates the first draft of a network's own rules, with a name, a version and a base protocol.
    ///
    /// @param beginning these settings
    @Transactional
    DraftImportResult begin(SignedInPerson by, NewRulesSettings beginning) {
        if (!by.is(Role.COORDINATOR)) return new DraftImportResult.DraftImportNotAllowed();
        var network = by.network();
        var now = rules.now();
        var whole = rules.whole(now.hash()).orElseThrow();
        var own = now.protocol().identity();
        var day = LocalDate.now(clock).plusMonths(1);
        var words = Messages.in(Locale.FRENCH);
        var again = beginning.again() && own.base().isPresent();
        var origin = words.t(again ? "drafts.begin.origin.again" : "drafts.begin.origin", LocalDate.now(clock));
        var fork = again
                ? TerritoryRulesFork.again(now.protocol(), beginning.name(), beginning.version(), day, origin)
                : TerritoryRulesFork.of(
                        rules.base(whole).orElse(now.protocol()),
                        own.base().isPresent() ? own.id() : network.id(),
                        beginning.name(),
                        beginning.version(),
                        day,
                        origin);
        fork = fork.proposed(beginning.proposal());
        return keep(by, beginning.id(), origin, fork.with(again ? whole.own().files() : Map.of()), Optional.empty());
    }

    /// Stores a draft of another package, such as the result of a workshop.
    ///
    /// @param id id from the form, so that a repeated request stores only one draft
    @Transactional
    public DraftImportResult keep(SignedInPerson by, UUID id, String origin, RulesFolder own) {
        return by.is(Role.COORDINATOR)
                ? keep(by, id, called(origin), own, Optional.empty())
                : new DraftImportResult.DraftImportNotAllowed();
    }

    /// Stores a draft of another package, such as the result of a workshop.
    ///
    /// @param id id from the form, so that a repeated request stores only one draft
    /// @param origin name of the file or workshop
    /// @param own files of the rules
    /// @param base base protocol of the draft, if this network does not have it yet
    DraftImportResult keep(SignedInPerson by, UUID id, String origin, RulesFolder own, Optional<RulesFolder> base) {
        return switch (rules.read(own, base)) {
            case PublishedRules.RulesReadingResult.UnreadableRules(var mistakes) ->
                new DraftImportResult.InvalidDraftFile(mistakes);
            case PublishedRules.RulesReadingResult.ValidRules(var whole) -> {
                // If the network does not have the base protocol of the draft, the base is stored
                // together with the draft.
                var kept = rules.knows(whole) ? whole.own() : whole.own().over(whole.base());
                var draft = new RulesDraft(id, origin, kept, by.id(), clock.instant());
                if (store.add(draft)) events.publishEvent(new RulesDraftSaved(by.id(), id, origin));
                yield new DraftImportResult.DraftUploaded(id);
            }
        };
    }

    /// « Réécriture » — replaces a draft by a new draft in which one value was changed on a page.
    ///
    /// @param id id of the draft to replace
    /// @param rule the rule with this value
    /// @param value the new value
    /// @param why reason of the change
    @Transactional
    DraftImportResult rewrite(SignedInPerson by, UUID id, RuleEditor.EditableRule rule, String value, String why) {
        var found = store.open(id);
        if (!by.is(Role.COORDINATOR) || found.isEmpty()) return new DraftImportResult.DraftImportNotAllowed();
        return instead(by, found.get(), RuleEditor.with(found.get().own(), rule, value, why));
    }

    /// Replaces a draft by a new draft in which a requirement was changed: it can be fulfilled in another way,
    /// or it is lower than in the base protocol for some time.
    ///
    /// @param id id of the draft to replace
    /// @param change the change
    @Transactional
    DraftImportResult change(SignedInPerson by, UUID id, RequirementChange change) {
        var found = store.open(id);
        if (!by.is(Role.COORDINATOR)
                || found.isEmpty()
                || !(rules.read(found.get().own(), Optional.empty())
                        instanceof PublishedRules.RulesReadingResult.ValidRules(var whole)))
            return new DraftImportResult.DraftImportNotAllowed();
        return instead(
                by, found.get(), change.in(found.get().own(), whole.protocol().helpers()));
    }

    DraftImportResult instead(SignedInPerson by, RulesDraft old, RulesFolder own) {
        var bringing = keep(by, UUID.randomUUID(), old.origin(), own.bare(), own.below());
        if (bringing instanceof DraftImportResult.DraftUploaded) setAside(by, old.id());
        return bringing;
    }

    @Transactional(readOnly = true)
    List<DraftContent> open(SignedInPerson reader) {
        return store.open().stream()
                .map(draft -> new DraftContent(draft, rules.read(draft.own(), Optional.empty())))
                .toList();
    }

    @Transactional(readOnly = true)
    Optional<DraftContent> find(SignedInPerson reader, UUID id) {
        return store.open(id).map(draft -> new DraftContent(draft, rules.read(draft.own(), Optional.empty())));
    }

    @Transactional
    boolean setAside(SignedInPerson by, UUID id) {
        return store.open(id).isPresent() && store.end(id, DraftEndReason.SET_ASIDE, null, by.id(), clock.instant());
    }
}
