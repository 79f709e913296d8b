package org.tousaidants.rules.commands;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.commands.CommandArguments;
import org.tousaidants.core.commands.CommandUsageError;
import org.tousaidants.rules.archive.ProtocolIdentityEditor;
import org.tousaidants.rules.archive.RulesArchive;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.archive.RulesFolderWriter;
import org.tousaidants.rules.archive.RulesProtocolLocator;
import org.tousaidants.rules.archive.RulesPublishingKey;
import org.tousaidants.rules.archive.RulesVersionComparator;
import org.tousaidants.rules.forks.ProtocolDifferences;
import org.tousaidants.rules.forks.RulesChangeProposal;
import org.tousaidants.rules.judging.LabelDossierFile;
import org.tousaidants.rules.judging.RuleExampleRunner;
import org.tousaidants.rules.judging.RulesImpact;
import org.tousaidants.rules.judging.RulesImpactFigureFile;
import org.tousaidants.rules.judging.RulesImpactReport;

/// « Vers le socle » — commands for a change that a territory proposes to the common base of rules: write the
/// proposal with its evidence, read it, apply it to the base.
final class RulesProposalCommands {
    private final ProtocolCommand command;
    private final PrintStream out;
    private final PrintStream err;

    RulesProposalCommands(ProtocolCommand command, PrintStream out, PrintStream err) {
        this.command = command;
        this.out = out;
        this.err = err;
    }

    int propose(CommandArguments typed) throws IOException, CommandUsageError {
        var name = typed.one().orElseThrow();
        var found = command.find(name);
        if (found.isEmpty()) return ProtocolCommand.REFUSED;
        var read = command.read(name, found.get());
        if (read.isEmpty()) return ProtocolCommand.REFUSED;
        var own = found.get();
        var base = own.base(id -> RulesProtocolLocator.base(name, id));
        if (base.isEmpty()) {
            err.println("Erreur : « " + name + " » est un socle : il n’a rien à qui proposer.");
            return ProtocolCommand.REFUSED;
        }
        var changes = RulesChangeProposal.offered(own, typed.text("--only").orElse(""));
        if (changes.isEmpty()) {
            err.println("Erreur : aucune règle de « " + name + " » ne répond à « "
                    + typed.text("--only").orElse("") + " ».");
            return ProtocolCommand.REFUSED;
        }
        var evidence = new LinkedHashMap<String, byte[]>();
        var impact = List.<String>of();
        var dossiers = typed.text("--dossiers");
        if (dossiers.isPresent()) {
            var before = command.read(name, base.get());
            var lines = Files.exists(Path.of(dossiers.get()))
                    ? LabelDossierFile.read(dossiers.get(), Files.readAllLines(Path.of(dossiers.get())))
                    : null;
            if (lines == null || !lines.mistakes().isEmpty() || before.isEmpty()) {
                if (lines == null) err.println("Erreur : fichier introuvable : " + dossiers.get());
                else lines.mistakes().forEach(err::println);
                return ProtocolCommand.REFUSED;
            }
            var day = read.get().identity().inForce();
            var report = new RulesImpactReport(
                    RulesImpact.between(before.get(), read.get(), lines.dossiers(), new RulesImpactFigureFile(), day),
                    before.get(),
                    read.get());
            impact = report.words();
            evidence.put("impact.csv", RulesArchive.normal(report.csv()));
        }
        var minutes = attach(typed, "--proces-verbal", "proces-verbal", evidence);
        var year = attach(typed, "--bilan", "bilan", evidence);
        if (minutes.isEmpty() && typed.has("--proces-verbal") || year.isEmpty() && typed.has("--bilan"))
            return ProtocolCommand.REFUSED;
        var identity = read.get().identity();
        var proposal = new RulesChangeProposal(
                new RulesChangeProposal.ProposalSheet(
                        identity.numbered(),
                        identity.base().orElseThrow().toString(),
                        RulesExchangeCommands.day(typed).orElseGet(RulesExchangeCommands::today),
                        typed.all(RulesExchangeCommands.AUTHOR),
                        typed.needed("--pourquoi"),
                        changes,
                        impact.stream()
                                .filter(line -> !line.isBlank())
                                .map(String::strip)
                                .toList(),
                        minutes,
                        year),
                own.bare(),
                base.get(),
                evidence,
                Optional.empty());
        var archive = proposal.archive();
        var keyFile = typed.text(RulesExchangeCommands.KEY);
        if (keyFile.isPresent()) {
            var key = command.key(keyFile.get());
            if (key.isEmpty()) return ProtocolCommand.REFUSED;
            archive = archive.signed(key.get());
        }
        var wanted = Path.of(typed.needed(RulesExchangeCommands.OUT));
        var target = wanted.toString().endsWith(".zip") ? wanted : wanted.resolve(archive.name());
        RulesFolderWriter.write(target, archive.bytes());
        out.println(target + "\n" + ProtocolCommand.count(changes.size(), "règle") + " à proposer, empreinte "
                + archive.hash());
        return ProtocolCommand.OK;
    }

    /// Reads the file that an option names as text and adds it to the evidence. Returns empty if the option is
    /// absent, or if the file cannot be read and an error was printed.
    ///
    /// @param option name of the option
    /// @param name file name in the proposal
    /// @param evidence files of the proposal by name
    private Optional<String> attach(CommandArguments typed, String option, String name, Map<String, byte[]> evidence)
            throws IOException, CommandUsageError {
        var file = typed.text(option);
        if (file.isEmpty()) return Optional.empty();
        var path = Path.of(file.get());
        if (!Files.isRegularFile(path) || Files.size(path) > RulesFolder.MOST_BYTES) {
            err.println("Erreur : fichier introuvable ou trop long : " + file.get());
            return Optional.empty();
        }
        var dot = file.get().lastIndexOf('.');
        var kept = name + (dot < 0 ? "" : file.get().substring(dot).toLowerCase(Locale.ROOT));
        evidence.put(kept, Files.readAllBytes(path));
        return Optional.of("preuves/" + kept);
    }

    /// Returns the proposal in this file. If it is invalid, prints an error and returns empty.
    private Optional<RulesChangeProposal> proposal(String name) throws IOException {
        var path = Path.of(name);
        if (!Files.isRegularFile(path)) {
            err.println("Erreur : « " + name + " » n’est pas un fichier.");
            return Optional.empty();
        }
        try (var in = Files.newInputStream(path)) {
            return switch (RulesChangeProposal.read(name, in)) {
                case RulesChangeProposal.ParsedProposal(var proposal) -> Optional.of(proposal);
                case RulesChangeProposal.InvalidProposal(var mistakes) -> {
                    mistakes.forEach(mistake -> err.println("  " + mistake));
                    yield Optional.empty();
                }
            };
        }
    }

    int review(CommandArguments typed) throws IOException, CommandUsageError {
        var read = proposal(typed.one().orElseThrow());
        if (read.isEmpty()) return ProtocolCommand.REFUSED;
        var proposal = read.get();
        var sheet = proposal.sheet();
        out.println("Proposition de " + sheet.from() + " au socle " + sheet.over() + ", le " + sheet.day() + ".");
        out.println("Par : " + String.join(", ", sheet.authors()) + ".");
        out.println("Pourquoi : " + sheet.why());
        out.println(proposal.seal()
                .flatMap(RulesArchive.ArchiveSeal::key)
                .map(key -> "Signée par la clé " + RulesPublishingKey.named(key) + ".")
                .orElse("Non signée."));
        var onto = typed.text(RulesExchangeCommands.ONTO).map(name -> {
            try {
                return command.find(name)
                        .map(folder -> folder.over(folder.base(id -> RulesProtocolLocator.base(name, id))));
            } catch (IOException e) {
                return Optional.<RulesFolder>empty();
            }
        });
        if (onto.isPresent() && onto.get().isEmpty()) return ProtocolCommand.REFUSED;
        var upstream = onto.flatMap(one -> one).orElse(proposal.base());
        var before = command.read("socle", upstream);
        if (before.isEmpty()) return ProtocolCommand.REFUSED;
        var old = before.get().identity();
        var applied = proposal.on(
                upstream,
                new ProtocolIdentityEditor(RulesVersionComparator.after(old.version()), sheet.day(), Optional.empty()),
                Optional.empty(),
                sheet.day());
        out.println("Ce qui changerait :");
        var after = command.read("socle", applied.folder());
        after.ifPresent(
                one -> command.say(ProtocolDifferences.byChapter(ProtocolDifferences.between(before.get(), one))));
        applied.moved()
                .forEach((address, now) -> out.println("Le socle a changé depuis : " + address
                        + (now.isEmpty() ? " n’y est plus." : " y vaut « " + now + " ».")));
        sheet.impact().forEach(line -> out.println("Effet : " + line));
        proposal.evidence()
                .forEach((file, bytes) -> out.println("Preuve : preuves/" + file + ", " + bytes.length + " octets"));
        if (sheet.minutes().isEmpty()) out.println("Il manque le procès-verbal d’un atelier.");
        if (sheet.year().isEmpty()) out.println("Il manque le bilan d’une année.");
        if (after.isEmpty()) return ProtocolCommand.REFUSED;
        new RuleExampleRunner(after.get())
                .play().stream()
                        .filter(each -> !each.passed())
                        .forEach(each ->
                                out.println("Exemple à relire : « " + each.name() + " » : " + each.words() + "."));
        return ProtocolCommand.OK;
    }

    int accept(CommandArguments typed) throws IOException, CommandUsageError {
        var read = proposal(typed.one().orElseThrow());
        var into = typed.needed("--into");
        var found = command.find(into);
        if (read.isEmpty() || found.isEmpty()) return ProtocolCommand.REFUSED;
        var upstream = found.get().over(found.get().base(id -> RulesProtocolLocator.base(into, id)));
        var before = command.read(into, upstream);
        if (before.isEmpty()) return ProtocolCommand.REFUSED;
        var version = typed.needed(RulesExchangeCommands.VERSION);
        if (RulesVersionComparator.RISING.compare(
                        version, before.get().identity().version())
                <= 0) {
            err.println("Erreur : la version " + version + " ne dépasse pas la version "
                    + before.get().identity().version() + " du socle.");
            return ProtocolCommand.REFUSED;
        }
        var applied = read.get()
                .on(
                        upstream,
                        new ProtocolIdentityEditor(
                                version, RulesExchangeCommands.day(typed).orElseThrow(), typed.text("--vote")),
                        typed.text("--atelier"),
                        RulesExchangeCommands.today());
        applied.moved()
                .forEach((address, now) ->
                        out.println("Le socle avait changé : " + address + " y valait « " + now + " »."));
        var after = command.read(into, applied.folder());
        if (after.isEmpty()) return ProtocolCommand.REFUSED;
        var failing = new RuleExampleRunner(after.get())
                .play().stream().filter(each -> !each.passed()).toList();
        failing.forEach(each -> err.println("  " + each.at() + " : « " + each.name() + " » : " + each.words() + "."));
        if (!failing.isEmpty())
            err.println("Des exemples ne disent plus ce que disent les règles : corrigez-les dans le dossier écrit.");
        var place = Path.of(typed.needed(RulesExchangeCommands.OUT));
        if (!RulesFolderWriter.free(place, err)) return ProtocolCommand.REFUSED;
        RulesFolderWriter.write(place, applied.folder());
        command.say(ProtocolDifferences.byChapter(ProtocolDifferences.between(before.get(), after.get())));
        out.println(place + " : " + after.get().identity().id() + " " + version + ", écrit.");
        return ProtocolCommand.OK;
    }
}
