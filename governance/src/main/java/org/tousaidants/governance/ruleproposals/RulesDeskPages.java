package org.tousaidants.governance.ruleproposals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.archive.RulesVersionComparator;
import org.tousaidants.rules.forks.ProtocolDifferences;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.ProtocolMistake;
import org.tousaidants.rules.versions.PublishedRules;
import org.tousaidants.rules.versions.RulesAdoptionDecision;
import org.tousaidants.rules.versions.RulesVersion;

/// Pages with the current protocol, its earlier versions, and the upload of a draft.
@Controller
@AllowedRoles(Role.COORDINATOR)
class RulesDeskPages {
    private static final String FILE = "file";
    private static final String FIRST = "1.0.0";
    private static final long MOST_BYTES = 4_000_000;

    /// The page of the current rules.
    ///
    /// @param mistakes mistakes of an uploaded draft, which was not stored
    record CurrentRulesView(
            Form form,
            List<ProtocolMistake> mistakes,
            RulesVersionRow now,
            PublishedRules.CompleteRules whole,
            Map<LocalisedText, List<LocalisedText>> own,
            List<RulesDraftRow> drafts,
            List<RulesVersionRow> versions) {}

    /// A version of the rules in a list.
    ///
    /// @param state whether it is in force, past, or future
    /// @param by name of the person who published it
    record RulesVersionRow(RulesVersion version, RulesVersionState state, Optional<String> by) {}

    enum RulesVersionState {
        RULES,
        WILL_RULE,
        RULED;

        String key() {
            return switch (this) {
                case RULES -> "drafts.state.rules";
                case WILL_RULE -> "drafts.state.will";
                case RULED -> "drafts.state.ruled";
            };
        }
    }

    record RulesDraftRow(RulesDraft draft, String name, boolean readable, String by) {}

    /// The page of one version of the rules.
    ///
    /// @param letters number of letters that the publication has just sent
    /// @param unreached number of affected places without a mail address
    record RulesVersionView(
            RulesVersionRow line,
            PublishedRules.CompleteRules whole,
            List<RuleFileRow> files,
            Optional<Integer> letters,
            int unreached) {}

    /// One file of a version.
    ///
    /// @param base whether it belongs to the base protocol
    /// @param lines number of lines
    record RuleFileRow(String name, boolean base, int lines) {}

    record RuleFileTextView(RulesVersion version, String name, String text) {}

    private final PublishedRules rules;
    private final RulesDrafts drafts;
    private final Accounts accounts;

    RulesDeskPages(PublishedRules rules, RulesDrafts drafts, Accounts accounts) {
        this.rules = rules;
        this.drafts = drafts;
        this.accounts = accounts;
    }

    @GetMapping("/bureau/protocole")
    View rules(SignedInPerson actor) {
        return View.of("governance/ruleproposals/rules", inForce(actor, Form.empty(), List.of()));
    }

    /// The page to start new rules.
    ///
    /// @param again whether the network already has its own rules
    /// @param base name of the base protocol
    /// @param mistakes mistakes of an uploaded file
    record NewRulesView(Form form, boolean again, String base, List<ProtocolMistake> mistakes) {}

    @GetMapping("/bureau/protocole/projets/nouveau")
    View ask(SignedInPerson actor) {
        var latest = rules.versions().getFirst();
        var identity = rules.now().protocol().identity();
        var again = identity.base().isPresent();
        return begun(
                NewTerritoryRulesForm.proposed(
                        again
                                ? identity.name()
                                : Messages.in(Locale.FRENCH)
                                        .t(
                                                "drafts.begin.name.usual",
                                                actor.network().name()),
                        again && latest.id().equals(identity.id())
                                ? RulesVersionComparator.after(latest.version())
                                : FIRST,
                        again),
                List.of());
    }

    private View begun(Form form, List<ProtocolMistake> mistakes) {
        var now = rules.now();
        var identity = now.protocol().identity();
        var whole = rules.whole(now.hash()).orElseThrow();
        var base = rules.base(whole).orElse(now.protocol()).identity();
        return View.of(
                "governance/ruleproposals/begin",
                new NewRulesView(form, identity.base().isPresent(), base.name() + " " + base.version(), mistakes));
    }

    @PostMapping("/bureau/protocole/projets/nouveau")
    View begin(SignedInPerson actor, Form form) {
        var again = rules.now().protocol().identity().base().isPresent();
        var beginning = NewTerritoryRulesForm.parse(form, again);
        if (beginning.isEmpty()) return begun(form, List.of()).status(422);
        return switch (drafts.begin(actor, beginning.get())) {
            case RulesDrafts.DraftImportResult.DraftUploaded(var id) ->
                View.redirect("/bureau/protocole/projets/" + id);
            case RulesDrafts.DraftImportResult.InvalidDraftFile(var mistakes) ->
                begun(form, mistakes).status(422);
            case RulesDrafts.DraftImportResult.DraftImportNotAllowed() -> throw new NotFoundException();
        };
    }

    /// Uploads a draft of rules. If `old` is given, the uploaded draft replaces the draft with this id.
    @PostMapping("/bureau/protocole/projets")
    View bring(
            SignedInPerson actor, Form form, @RequestParam(name = FILE, required = false) Optional<MultipartFile> file)
            throws IOException {
        var given = file.filter(one -> !one.isEmpty());
        if (given.isEmpty()) form.error(FILE, "drafts.bring.missing");
        else if (given.get().getSize() > MOST_BYTES) form.error(FILE, "drafts.bring.big");
        List<ProtocolMistake> mistakes = List.of();
        if (given.isPresent() && !form.hasErrors())
            try (var stream = given.get().getInputStream()) {
                var name =
                        Optional.ofNullable(given.get().getOriginalFilename()).orElse("");
                var old = FormValueParser.uuid(form.value("remplace"));
                var bringing = old.isPresent()
                        ? drafts.correct(actor, old.get(), name, stream)
                        : drafts.bring(actor, name, stream);
                switch (bringing) {
                    case RulesDrafts.DraftImportResult.DraftUploaded(var id) -> {
                        return View.redirect("/bureau/protocole/projets/" + id);
                    }
                    case RulesDrafts.DraftImportResult.InvalidDraftFile(var wrong) -> {
                        mistakes = wrong;
                        form.error(FILE, "drafts.bring.wrong", wrong.size());
                    }
                    case RulesDrafts.DraftImportResult.DraftImportNotAllowed() -> throw new NotFoundException();
                }
            }
        return View.of("governance/ruleproposals/rules", inForce(actor, form, mistakes))
                .status(422);
    }

    private CurrentRulesView inForce(SignedInPerson actor, Form form, List<ProtocolMistake> mistakes) {
        var versions = versions();
        var now = versions.stream()
                .filter(line -> line.state() == RulesVersionState.RULES)
                .findFirst()
                .orElseThrow();
        var whole = rules.whole(now.version().hash()).orElseThrow();
        var own = rules.base(whole)
                .map(base -> ProtocolDifferences.byChapter(ProtocolDifferences.between(base, whole.protocol())))
                .orElseGet(Map::of);
        var open = drafts.open(actor);
        var people = open.stream().map(read -> read.draft().by()).toList();
        var names = accounts.names(people);
        var projects = open.stream().map(read -> project(read, names)).toList();
        return new CurrentRulesView(form, mistakes, now, whole, own, projects, versions);
    }

    private static RulesDraftRow project(RulesDrafts.DraftContent read, Map<UUID, String> names) {
        var draft = read.draft();
        var by = names.getOrDefault(draft.by(), "");
        return switch (read.reading()) {
            case PublishedRules.RulesReadingResult.ValidRules(var whole) ->
                new RulesDraftRow(
                        draft,
                        whole.protocol().identity().name() + " "
                                + whole.protocol().identity().version(),
                        true,
                        by);
            case PublishedRules.RulesReadingResult.UnreadableRules _ ->
                new RulesDraftRow(draft, draft.origin(), false, by);
        };
    }

    private List<RulesVersionRow> versions() {
        var now = rules.now();
        var versions = rules.versions();
        var people = versions.stream()
                .flatMap(version -> version.decision().stream())
                .map(RulesAdoptionDecision::by)
                .toList();
        var names = accounts.names(people);
        return versions.stream()
                .map(version -> new RulesVersionRow(
                        version,
                        version.hash().equals(now.hash())
                                ? RulesVersionState.RULES
                                : version.inForce().isAfter(now.today())
                                        ? RulesVersionState.WILL_RULE
                                        : RulesVersionState.RULED,
                        version.decision().map(RulesAdoptionDecision::by).map(names::get)))
                .toList();
    }

    @GetMapping("/bureau/protocole/versions/{hash}")
    View version(
            SignedInPerson actor,
            @PathVariable String hash,
            @RequestParam(name = "courriels", defaultValue = "") String letters,
            @RequestParam(name = "sans", defaultValue = "") String unreached) {
        var whole = whole(hash);
        var line = versions().stream()
                .filter(one -> one.version().hash().equals(hash))
                .findFirst()
                .orElseThrow();
        var files = new ArrayList<RuleFileRow>();
        whole.own().files().forEach((name, text) -> files.add(new RuleFileRow(name, false, lines(text))));
        whole.base()
                .map(RulesFolder::files)
                .ifPresent(below -> below.forEach((name, text) -> {
                    // Files of another protocol, on which the base protocol is itself based, are
                    // omitted here. Only the archive contains them.
                    if (!name.contains("/")) files.add(new RuleFileRow(name, true, lines(text)));
                }));
        return View.of(
                "governance/ruleproposals/version",
                new RulesVersionView(
                        line,
                        whole,
                        List.copyOf(files),
                        FormValueParser.number(letters),
                        FormValueParser.number(unreached).orElse(0)));
    }

    private static int lines(String text) {
        return (int) text.lines().count();
    }

    @GetMapping("/bureau/protocole/versions/{hash}/fichiers/{name}")
    View file(
            SignedInPerson actor,
            @PathVariable String hash,
            @PathVariable String name,
            @RequestParam(name = "socle", defaultValue = "") String base) {
        var whole = whole(hash);
        var folder = base.isEmpty() ? Optional.of(whole.own()) : whole.base();
        var text = folder.map(RulesFolder::files).map(files -> files.get(name)).orElseThrow(NotFoundException::new);
        var version = rules.versions().stream()
                .filter(one -> one.hash().equals(hash))
                .findFirst()
                .orElseThrow();
        return View.of(
                "governance/ruleproposals/file",
                new RuleFileTextView(version, (base.isEmpty() ? "" : "socle/") + name, text));
    }

    @GetMapping("/bureau/protocole/versions/{hash}/archive")
    ResponseEntity<byte[]> archive(SignedInPerson actor, @PathVariable String hash) {
        return zip(whole(hash));
    }

    static ResponseEntity<byte[]> zip(PublishedRules.CompleteRules whole) {
        return download(
                whole.archive().name(), "application/zip", whole.archive().bytes());
    }

    static ResponseEntity<byte[]> download(String name, String type, byte[] body) {
        return FileResponse.kept(MediaType.parseMediaType(type), name)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(body);
    }

    private PublishedRules.CompleteRules whole(String hash) {
        return rules.whole(hash).orElseThrow(NotFoundException::new);
    }
}
