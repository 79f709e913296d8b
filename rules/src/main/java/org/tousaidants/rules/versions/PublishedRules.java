package org.tousaidants.rules.versions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.tenancy.InvalidSettingsException;
import org.tousaidants.platform.tenancy.Tenants;
import org.tousaidants.rules.archive.RulesArchive;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.archive.RulesVersionComparator;
import org.tousaidants.rules.judging.DossierJudge;
import org.tousaidants.rules.judging.LabelRecognition;
import org.tousaidants.rules.judging.RuleExampleRunner;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.OtherModuleProtocolFiles;
import org.tousaidants.rules.protocol.ProtocolMistake;
import org.tousaidants.rules.reading.LabelProtocolReader;

/// « Règles en vigueur » — service for the protocol of a network. Stores each version that was ever in force, so
/// that the text of a signature or decision can be read again, and selects the version of a day.
@Service
@DependsOn("networkFounding")
public class PublishedRules implements InitializingBean {
    /// The rules in force on a day, with their hash and the [DossierJudge] that evaluates dossiers under them.
    public record RulesInForce(LabelProtocol protocol, String hash, DossierJudge judge, LocalDate today) {
        /// Returns the version of the rules as written in signatures and decisions.
        public String version() {
            return protocol.identity().numbered();
        }

        /// Returns whether a committee has adopted the rules.
        public boolean voted() {
            return protocol.identity().voted();
        }
    }

    /// « Règles lues » — a valid folder of rules, with its base and its published form.
    public record CompleteRules(
            LabelProtocol protocol, RulesFolder own, Optional<RulesFolder> base, RulesArchive archive) {}

    public sealed interface RulesReadingResult {
        record ValidRules(CompleteRules whole) implements RulesReadingResult {}

        record UnreadableRules(List<ProtocolMistake> mistakes) implements RulesReadingResult {}
    }

    /// The result of publishing rules.
    public sealed interface RulesPublicationResult {
        record RulesVersionPublished(CompleteRules whole) implements RulesPublicationResult {}

        record InvalidRulesToPublish(List<ProtocolMistake> mistakes) implements RulesPublicationResult {}

        /// Refused: another person published in the meantime, so that the version that the person read is no
        /// longer the latest.
        record RulesSuperseded(RulesVersion latest) implements RulesPublicationResult {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(PublishedRules.class);
    private static final String IDENTITY = "protocole.yaml";

    private final RulesVersionStore store;
    private final TerritoryNetworks networks;
    private final Clock clock;
    private final Tenants tenants;
    private final DossierJudgeReader judgeReader;

    PublishedRules(
            RulesVersionStore store,
            TerritoryNetworks networks,
            Clock clock,
            Tenants tenants,
            DossierJudgeReader judgeReader) {
        this.store = store;
        this.networks = networks;
        this.clock = clock;
        this.tenants = tenants;
        this.judgeReader = judgeReader;
    }

    /// Publishes at startup the rules of the network: those of the configured folder; without one, the shipped
    /// protocol of this territory; without that, the base. Mistakes stop the startup, because the server cannot
    /// work without rules.
    @Override
    public void afterPropertiesSet() {
        tenants.each(this::begin);
    }

    private void begin() {
        var network = networks.here().id();
        var own = configured().isBlank()
                ? RulesFolder.shipped(network)
                        .or(() -> RulesFolder.shipped("base"))
                        .orElseThrow()
                : folder(configured());
        // After people of the network have published rules, an update of the software never replaces them.
        if (store.decided()) LOG.info("Règles de {} : celles que le réseau a publiées.", network);
        else publish(own);
    }

    private String configured() {
        return tenants.setting("protocol");
    }

    private static RulesFolder folder(String name) {
        try {
            return (Files.isDirectory(Path.of(name)) ? RulesFolder.at(Path.of(name)) : RulesFolder.shipped(name))
                    .orElseThrow(() -> new InvalidSettingsException(
                            "Le réglage ta.protocol : « " + name + " » n’est ni un dossier de règles, ni un protocole"
                                    + " fourni (base, charente-maritime). Donnez l’un d’eux."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<RulesFolder> base(String configured, String id) {
        if (configured.isBlank()) return RulesFolder.shipped(id);
        try {
            var beside = RulesFolder.at(
                    Path.of(configured).toAbsolutePath().normalize().resolveSibling(id));
            return beside.or(() -> RulesFolder.shipped(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Stores a version of the rules. If the same rules are published twice, only one version is stored. An
    /// adopted version can never have two different contents.
    public void publish(RulesFolder own) {
        var protocol = read(own, id -> base(configured(), id));
        var base = own.base(id -> base(configured(), id));
        var rules = withoutRegistered(own.bare());
        var archive = RulesArchive.of(protocol, rules, base.map(PublishedRules::withoutRegistered));
        var identity = protocol.identity();
        var adopted = identity.voted();
        if (adopted && store.hasOther(identity.id(), identity.version(), archive.hash()))
            throw new IllegalStateException("Le protocole " + identity.id() + " " + identity.version()
                    + " est déjà publié avec un autre contenu. Changez la version dans protocole.yaml.");
        store.add(
                new RulesVersionStore.PublishedRulesRow(
                        archive.hash(),
                        identity.id(),
                        identity.version(),
                        adopted,
                        identity.inForce(),
                        rules.files(),
                        base.map(PublishedRules::withoutRegistered).map(RulesFolder::files),
                        Optional.empty()),
                clock.instant());
    }

    /// Returns all versions, the last published first.
    public List<RulesVersion> versions() {
        return store.versions();
    }

    /// Returns a complete version by its hash, as published; empty if the hash is unknown.
    public Optional<CompleteRules> whole(String hash) {
        return store.versions().stream()
                .filter(version -> version.hash().equals(hash))
                .findFirst()
                .map(version -> {
                    var files = store.files(hash);
                    var own = new RulesFolder(version.id(), files.own(), List.of());
                    var base = files.base().map(texts -> new RulesFolder("socle", texts, List.of()));
                    var protocol = read(own, _ -> base);
                    return new CompleteRules(protocol, own, base, RulesArchive.of(protocol, own, base));
                });
    }

    /// Returns the base of these rules; empty if they have none.
    public Optional<LabelProtocol> base(CompleteRules whole) {
        return whole.base().map(folder -> read(folder, _ -> Optional.empty()));
    }

    /// Reads a folder of rules that extends a base known to this network: the base of its rules, or a shipped
    /// base. The folder may include this base, another base or another version, but never a known version with
    /// another content.
    ///
    /// @param own the territory's files
    /// @param given the base included with them; empty if there is none
    public RulesReadingResult read(RulesFolder own, Optional<RulesFolder> given) {
        var kept = whole(store.versions().getFirst().hash()).orElseThrow();
        var identity = kept.protocol().identity();
        var keptId = identity.base().map(LabelProtocol.ProtocolReference::id).orElse(identity.id());
        var below = kept.base().orElse(kept.own());
        Function<String, Optional<RulesFolder>> theirs =
                id -> base(configured(), id).map(PublishedRules::withoutRegistered);
        Function<String, Optional<RulesFolder>> known = id -> id.equals(keptId) ? Optional.of(below) : theirs.apply(id);
        var brought = given.or(own::below).map(PublishedRules::withoutRegistered);
        var bare = withoutRegistered(own.bare());
        var read = attempt(bare, known, brought);
        // If the rules cannot be read over the current base, the newer base is tried that a new release of
        // the software contains.
        return read instanceof RulesReadingResult.UnreadableRules
                        && attempt(bare, theirs, brought) instanceof RulesReadingResult.ValidRules other
                ? other
                : read;
    }

    /// Returns whether this network knows the base of a draft. If so, the draft can be read again without the
    /// base that it includes.
    public boolean knows(CompleteRules whole) {
        return read(whole.own(), Optional.empty()) instanceof RulesReadingResult.ValidRules(var again)
                && again.archive().hash().equals(whole.archive().hash());
    }

    private static RulesReadingResult attempt(
            RulesFolder own, Function<String, Optional<RulesFolder>> known, Optional<RulesFolder> brought) {
        var named = own.base(known).flatMap(RulesFolder::reference);
        var foreign = brought.filter(base -> !base.reference().equals(named)).isPresent();
        Function<String, Optional<RulesFolder>> bases = foreign ? _ -> brought : known;
        return switch (LabelProtocolReader.read(own, bases)) {
            case LabelProtocolReader.InvalidProtocol(var mistakes) -> new RulesReadingResult.UnreadableRules(mistakes);
            case LabelProtocolReader.ParsedProtocol(var protocol) -> {
                var base = own.base(bases);
                if (brought.isPresent() && base.filter(brought.get()::says).isEmpty())
                    yield new RulesReadingResult.UnreadableRules(List.of(ProtocolMistake.inFile(
                            "socle/" + IDENTITY, LocalisedText.of("base.other"), LocalisedText.of("base.other.do"))));
                yield new RulesReadingResult.ValidRules(
                        new CompleteRules(protocol, own, base, RulesArchive.of(protocol, own, base)));
            }
        };
    }

    /// « Socle plus récent » — returns the newer base that a new release of the software contains; empty if the
    /// current rules already use it.
    public Optional<RulesFolder> newerBase() {
        var now = whole(now().hash()).orElseThrow();
        return now.protocol()
                .identity()
                .base()
                .flatMap(ref -> base(configured(), ref.id())
                        .map(PublishedRules::withoutRegistered)
                        .filter(found -> found.reference()
                                .filter(there ->
                                        RulesVersionComparator.RISING.compare(there.version(), ref.version()) > 0)
                                .isPresent()));
    }

    /// Publishes rules, which apply from their first day. Refuses them if their examples fail, or if another
    /// version was published after the one that the person read.
    ///
    /// @param own the territory's files
    /// @param latest hash of the version that the person read
    /// @param decision the decision that puts the rules into force
    @Transactional
    public RulesPublicationResult replace(RulesFolder own, String latest, RulesAdoptionDecision decision) {
        store.lock();
        var last = store.versions().getFirst();
        if (!last.hash().equals(latest)) return new RulesPublicationResult.RulesSuperseded(last);
        return switch (read(own, Optional.empty())) {
            case RulesReadingResult.UnreadableRules(var mistakes) ->
                new RulesPublicationResult.InvalidRulesToPublish(mistakes);
            case RulesReadingResult.ValidRules(var whole) -> {
                var mistakes = new ArrayList<>(untimely(whole.protocol().identity()));
                mistakes.addAll(examples(whole.protocol()));
                if (mistakes.isEmpty() && !store.add(published(whole, decision), clock.instant()))
                    mistakes.add(ProtocolMistake.inFile(
                            IDENTITY, LocalisedText.of("published.already"), LocalisedText.of("published.already.do")));
                yield mistakes.isEmpty()
                        ? new RulesPublicationResult.RulesVersionPublished(whole)
                        : new RulesPublicationResult.InvalidRulesToPublish(List.copyOf(mistakes));
            }
        };
    }

    /// Runs the examples in the rule files and returns a mistake for each example that fails.
    public List<ProtocolMistake> examples(LabelProtocol protocol) {
        return new RuleExampleRunner(protocol)
                .play().stream()
                        .filter(played -> !played.passed())
                        .map(played -> new ProtocolMistake(
                                played.at(),
                                LocalisedText.of("example.differs", played.name(), played.words()),
                                LocalisedText.of("example.differs.do")))
                        .toList();
    }

    private List<ProtocolMistake> untimely(LabelProtocol.ProtocolIdentity identity) {
        var mistakes = new ArrayList<ProtocolMistake>();
        var versions = store.versions();
        var highest = versions.stream()
                .filter(version -> version.id().equals(identity.id()))
                .map(RulesVersion::version)
                .max(RulesVersionComparator.RISING);
        if (highest.isPresent() && RulesVersionComparator.RISING.compare(identity.version(), highest.get()) <= 0)
            mistakes.add(ProtocolMistake.inFile(
                    IDENTITY,
                    LocalisedText.of("version.low", identity.version(), highest.get()),
                    LocalisedText.of("version.low.do")));
        var latest = versions.stream()
                .map(RulesVersion::inForce)
                .max(LocalDate::compareTo)
                .orElseThrow();
        if (identity.inForce().isBefore(LocalDate.now(clock)))
            mistakes.add(
                    ProtocolMistake.inFile(IDENTITY, LocalisedText.of("day.past"), LocalisedText.of("day.past.do")));
        else if (identity.inForce().isBefore(latest))
            mistakes.add(ProtocolMistake.inFile(
                    IDENTITY, LocalisedText.of("day.before", latest), LocalisedText.of("day.before.do")));
        return mistakes;
    }

    private static RulesVersionStore.PublishedRulesRow published(CompleteRules whole, RulesAdoptionDecision decision) {
        var identity = whole.protocol().identity();
        return new RulesVersionStore.PublishedRulesRow(
                whole.archive().hash(),
                identity.id(),
                identity.version(),
                identity.voted(),
                identity.inForce(),
                whole.own().files(),
                whole.base().map(RulesFolder::files),
                Optional.of(decision));
    }

    /// Returns the folder without the files that only other modules read. A change of these files does not
    /// change the rules of the label.
    private static RulesFolder withoutRegistered(RulesFolder folder) {
        var files = new TreeMap<>(folder.files());
        files.keySet().removeIf(name -> OtherModuleProtocolFiles.names().contains(name.replaceFirst("^(socle/)+", "")));
        return new RulesFolder(folder.name(), files, folder.mistakes());
    }

    static LabelProtocol read(RulesFolder own, Function<String, Optional<RulesFolder>> bases) {
        return switch (LabelProtocolReader.read(own, bases)) {
            case LabelProtocolReader.ParsedProtocol(var protocol) -> protocol;
            case LabelProtocolReader.InvalidProtocol(var mistakes) ->
                throw new InvalidSettingsException("Le protocole « " + own.name() + " » est refusé :\n"
                        + mistakes.stream().map(ProtocolMistake::toString).collect(Collectors.joining("\n")));
        };
    }

    /// Returns the rules in force on the current day. If no rules are in force yet, returns those that will be
    /// the first.
    public RulesInForce now() {
        var today = LocalDate.now(clock);
        var hash = store.inForce(today);
        var judge = judgeReader.judge(hash);
        return new RulesInForce(judge.protocol(), hash, judge, today);
    }

    /// « Reconnaissances possibles » — returns all recognitions that the current rules define.
    public List<LabelRecognition> recognitions() {
        return LabelRecognition.all(now().protocol());
    }

    public Optional<LabelRecognition> recognition(String profile) {
        return recognitions().stream()
                .filter(each -> each.profile().equals(profile))
                .findFirst();
    }

    /// « Textes du socle » — the files of a version as published, and those of its base.
    public record RulesTexts(RulesFolder own, Optional<RulesFolder> base) {}

    public RulesTexts texts(RulesInForce version) {
        var kept = store.files(version.hash());
        return new RulesTexts(
                new RulesFolder(version.protocol().identity().id(), kept.own(), List.of()),
                kept.base().map(texts -> new RulesFolder("socle", texts, List.of())));
    }
}
