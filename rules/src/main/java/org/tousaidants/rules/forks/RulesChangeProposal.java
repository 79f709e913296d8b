package org.tousaidants.rules.forks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tousaidants.rules.archive.AddressedProtocolValues;
import org.tousaidants.rules.archive.ProtocolIdentityEditor;
import org.tousaidants.rules.archive.RulesArchive;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.archive.RulesFolderZip;
import org.tousaidants.rules.archive.RulesHistory;
import org.tousaidants.rules.archive.TerritoryRulesFork;
import org.tousaidants.rules.protocol.FileLinePosition;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.ProtocolMistake;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.RuleFileSchema;
import org.tousaidants.rules.protocol.RuleFileSchemaCheck;
import org.tousaidants.rules.protocol.RuleFileSchemas;
import org.tousaidants.rules.protocol.YamlParser;
import org.tousaidants.rules.protocol.YamlTree;
import org.tousaidants.rules.protocol.YamlTreeReader;
import org.tousaidants.rules.reading.LabelProtocolReader;

/// « Règles proposées » — changes of rules that a territory proposes to the common base, as one zip file with
/// reasons, authors and evidence. People read the proposal before a program applies it.
///
/// @param own the territory's files with the changes
/// @param base the base over which the changes were written
/// @param evidence files by name: the impact of the change, minutes of meetings, results of a year
/// @param seal result of checking the signature; empty if the proposal is not signed
public record RulesChangeProposal(
        ProposalSheet sheet,
        RulesFolder own,
        RulesFolder base,
        Map<String, byte[]> evidence,
        Optional<RulesArchive.ArchiveSeal> seal) {
    static final String SHEET = "proposition.yaml";
    private static final String RULES = "regles/";
    private static final String EVIDENCE = "preuves/";

    private static final RuleFileSchema SHAPE = RuleFileSchemas.of("proposition.schema.json");

    /// « Fiche d’une fonction » — the description of a proposal: its origin, authors, reason and changes.
    ///
    /// @param from id and version of the territory's rules
    /// @param over id and version of the base over which these rules were written
    public record ProposalSheet(
            String from,
            String over,
            LocalDate day,
            List<String> authors,
            String why,
            List<String> changes,
            List<String> impact,
            Optional<String> minutes,
            Optional<String> year) {}

    /// Returns the addresses of the territory's values that its base does not have, and that can be proposed to
    /// the base. The identity and the reasons are not included.
    ///
    /// @param own the territory's files
    /// @param only text that the returned addresses must contain; empty if all are returned
    public static List<String> offered(RulesFolder own, String only) {
        return AddressedProtocolValues.of(own.bare()).keySet().stream()
                .filter(address -> !AddressedProtocolValues.file(address).equals(RuleFileSchemas.IDENTITY))
                .filter(address -> !address.matches("[^/]+/(source|pourquoi)"))
                .filter(address -> only.isEmpty() || about(address, only))
                .toList();
    }

    public static boolean about(String address, String words) {
        return address.equals(words)
                || address.startsWith(words + "/")
                || AddressedProtocolValues.steps(address).contains(words)
                || ("/" + address + "/").contains("/" + words + "/");
    }

    public RulesArchive archive() {
        var files = new TreeMap<String, byte[]>();
        files.put(SHEET, RulesArchive.normal(sheetText()));
        own.bare().files().forEach((file, text) -> files.put(RULES + file, RulesArchive.normal(text)));
        base.files().forEach((file, text) -> files.put(RulesArchive.BELOW + file, RulesArchive.normal(text)));
        evidence.forEach((file, bytes) -> files.put(EVIDENCE + file, bytes));
        return RulesArchive.of(
                "proposition-" + sheet.from().replace(' ', '-') + ".zip",
                "proposition " + sheet.from() + "\nsocle " + sheet.over(),
                files);
    }

    private String sheetText() {
        var out = new StringBuilder("# Une proposition au socle : à lire, à discuter, à voter.\n");
        line(out, "de", sheet.from());
        line(out, "sur", sheet.over());
        out.append("le: ").append(sheet.day()).append('\n');
        list(out, "auteurs", sheet.authors());
        line(out, "pourquoi", sheet.why());
        list(out, "changements", sheet.changes());
        if (!sheet.impact().isEmpty()) list(out, "impact", sheet.impact());
        sheet.minutes().ifPresent(file -> line(out, "proces-verbal", file));
        sheet.year().ifPresent(file -> line(out, "bilan", file));
        return out.toString();
    }

    private static void line(StringBuilder out, String key, String words) {
        out.append(key).append(": ").append(TerritoryRulesFork.quoted(words)).append('\n');
    }

    private static void list(StringBuilder out, String key, List<String> words) {
        out.append(key).append(":\n");
        words.forEach(word ->
                out.append("  - ").append(TerritoryRulesFork.quoted(word)).append('\n'));
    }

    public sealed interface ProposalParseResult {}

    public record ParsedProposal(RulesChangeProposal proposal) implements ProposalParseResult {}

    public record InvalidProposal(List<ProtocolMistake> mistakes) implements ProposalParseResult {}

    public static ProposalParseResult read(String name, InputStream in) throws IOException {
        var unpacked = RulesFolderZip.files(name, in);
        var mistakes = new ProtocolMistakes();
        unpacked.mistakes().forEach(mistake -> mistakes.add(mistake.at(), mistake.words(), mistake.instead()));
        var own = new TreeMap<String, String>();
        var base = new TreeMap<String, String>();
        var evidence = new LinkedHashMap<String, byte[]>();
        var papers = new TreeMap<String, String>();
        var contents = new TreeMap<String, byte[]>();
        unpacked.files().forEach((path, bytes) -> {
            if (RulesFolder.paper(path)) papers.put(path, new String(bytes, StandardCharsets.UTF_8));
            else contents.put(path, bytes);
            if (path.startsWith(RULES)) RulesFolder.take(path.substring(RULES.length()), bytes, own, mistakes);
            else if (path.startsWith(RulesArchive.BELOW))
                RulesFolder.take(path.substring(RulesArchive.BELOW.length()), bytes, base, mistakes);
            else if (path.startsWith(EVIDENCE)) evidence.put(path.substring(EVIDENCE.length()), bytes);
        });
        var seal = RulesArchive.ArchiveSeal.of(papers, contents);
        if (seal.filter(one -> !one.altered().isEmpty()).isPresent())
            mistakes.add(
                    FileLinePosition.start(RulesArchive.MANIFEST),
                    LocalisedText.of(
                            "zip.altered", String.join(", ", seal.orElseThrow().altered())),
                    LocalisedText.of("zip.altered.do"));
        if (seal.filter(one -> one.signed() && !one.genuine()).isPresent())
            mistakes.add(
                    FileLinePosition.start(RulesArchive.SIGNATURE),
                    LocalisedText.of("zip.signature"),
                    LocalisedText.of("zip.signature.do"));
        var sheet = contents.get(SHEET);
        if (sheet == null) {
            mistakes.add(
                    FileLinePosition.start(name),
                    LocalisedText.of("proposal.none"),
                    LocalisedText.of("proposal.none.do"));
            return new InvalidProposal(mistakes.all());
        }
        var tree = YamlParser.read(SHEET, new String(sheet, StandardCharsets.UTF_8), mistakes);
        tree.ifPresent(one -> new RuleFileSchemaCheck(mistakes).check(SHEET, one, SHAPE));
        if (!mistakes.none() || tree.isEmpty()) return new InvalidProposal(mistakes.all());
        return new ParsedProposal(new RulesChangeProposal(
                sheet(new YamlTreeReader(tree.get())),
                new RulesFolder("regles", own, List.of()),
                new RulesFolder("socle", base, List.of()),
                evidence,
                seal));
    }

    private static ProposalSheet sheet(YamlTreeReader file) {
        return new ProposalSheet(
                file.text("de"),
                file.text("sur"),
                file.day("le").orElse(LocalDate.EPOCH),
                List.copyOf(file.words("auteurs")),
                file.text("pourquoi"),
                List.copyOf(file.words("changements")),
                List.copyOf(file.words("impact")),
                file.optionalText("proces-verbal"),
                file.optionalText("bilan"));
    }

    /// « Mise au socle » — the result of applying a proposal to the base.
    ///
    /// @param folder the base with the proposed values
    /// @param moved addresses where the base has changed since the proposal was written, with the current
    ///     value of the base
    /// @param mistakes mistakes in the result
    public record AppliedProposal(RulesFolder folder, Map<String, String> moved, List<ProtocolMistake> mistakes) {}

    /// Returns the base with the proposed values written into its files.
    ///
    /// @param upstream the current base, including its own bases
    /// @param head new identity of the base
    /// @param workshop description of the workshop; empty if there was none
    public AppliedProposal on(
            RulesFolder upstream, ProtocolIdentityEditor head, Optional<String> workshop, LocalDate today) {
        var texts = new TreeMap<String, String>();
        var trees = new TreeMap<String, YamlTree>();
        upstream.bare().files().forEach((file, text) -> {
            texts.put(file, text);
            if (RuleFileSchemas.whole().containsKey(file))
                YamlParser.read(file, text, new ProtocolMistakes()).ifPresent(tree -> trees.put(file, tree));
        });
        var theirs = new TreeMap<String, YamlTree>();
        own.files().forEach((file, text) -> {
            texts.put(RULES + file, text);
            if (RuleFileSchemas.whole().containsKey(file))
                YamlParser.read(RULES + file, text, new ProtocolMistakes()).ifPresent(tree -> theirs.put(file, tree));
        });
        var values = AddressedProtocolValues.of(theirs);
        var was = AddressedProtocolValues.of(base);
        var is = AddressedProtocolValues.of(upstream);
        var moved = new TreeMap<String, String>();
        var files = new TreeMap<>(upstream.bare().files());
        var touched = new ArrayList<String>();
        for (var address : sheet.changes()) {
            var value = values.get(address);
            var file = AddressedProtocolValues.file(address);
            if (file.equals(RuleFileSchemas.PREAMBLE)) {
                Optional.ofNullable(own.files().get(file)).ifPresent(text -> files.put(file, text));
                continue;
            }
            if (value == null) continue;
            var old = Optional.ofNullable(was.get(address))
                    .map(AddressedProtocolValues.ProtocolValue::value)
                    .orElse("");
            var now = Optional.ofNullable(is.get(address))
                    .map(AddressedProtocolValues.ProtocolValue::value)
                    .orElse("");
            if (!old.equals(now)) moved.put(address, now);
            var tree = trees.getOrDefault(file, YamlTreeReader.NOTHING.tree());
            trees.put(
                    file,
                    AddressedProtocolValues.setInList(tree, AddressedProtocolValues.steps(address), value.tree()));
            if (!touched.contains(file)) touched.add(file);
        }
        for (var file : touched)
            files.put(
                    file, YamlTreeWriter.of(Optional.ofNullable(trees.get(file)).orElseThrow(), texts));
        var folder = head.in(new RulesFolder(upstream.name(), files, List.of()));
        folder = RulesHistory.with(
                        folder,
                        new RulesHistory.RulesHistoryEntry(
                                head.version(),
                                today,
                                sheet.authors().stream()
                                        .map(author -> author + " (" + sheet.from() + ")")
                                        .toList(),
                                workshop,
                                head.adoptedBy(),
                                sheet.why(),
                                RulesHistory.changed(upstream.bare(), folder)))
                .over(upstream.below());
        return new AppliedProposal(
                folder,
                moved,
                LabelProtocolReader.read(folder, _ -> Optional.empty())
                                instanceof LabelProtocolReader.InvalidProtocol(var mistakes)
                        ? mistakes
                        : List.of());
    }
}
