package org.tousaidants.merge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tousaidants.schema.Field;
import org.tousaidants.schema.Sheet;
import org.tousaidants.territory.Commune;
import org.tousaidants.territory.Communes;
import org.tousaidants.territory.Coordinates;
import org.tousaidants.territory.Point;

/// Makes records ready to be compared: reads each, counts what all of them say, then weighs each word and each number
/// by how many share it. The same whatever the order of the records.
final class Fiches {
    private static final int SEVERAL = 2;
    /// Mairies stand in the middle of towns: two addresses at one point may be two sides of a square.
    private static final int MANY_ADDRESSES = 3;
    private static final int VAGUE = 2_000;
    /// No overlap looks at more words than a long has bits.
    private static final int WORDS = 40;

    private static final Map<String, Boolean> MAIL_PROVIDERS = new HashMap<>();

    static {
        for (var host : List.of(
                "gmail.com",
                "orange.fr",
                "wanadoo.fr",
                "free.fr",
                "hotmail.fr",
                "hotmail.com",
                "laposte.net",
                "sfr.fr",
                "yahoo.fr",
                "yahoo.com",
                "outlook.fr",
                "outlook.com",
                "live.fr",
                "neuf.fr",
                "icloud.com",
                "bbox.fr",
                "aol.com",
                "club-internet.fr",
                "cegetel.net",
                "numericable.fr",
                "nordnet.fr",
                "msn.com",
                "protonmail.com",
                "proton.me",
                "gmx.fr",
                "mailo.com",
                "facebook.com",
                "fr-fr.facebook.com",
                "linktr.ee",
                "google.com",
                "sites.google.com",
                "instagram.com",
                "twitter.com",
                "helloasso.com",
                "framaforms.org",
                "conseiller-numerique.fr",
                "conseiller-numerique.gouv.fr",
                "france-services.gouv.fr",
                "service-public.fr",
                "cohesion-territoires.gouv.fr",
                "anct.gouv.fr")) MAIL_PROVIDERS.put(host, true);
    }

    private final Lexicon lexicon = Lexicon.SHIPPED;
    private final Communes communes;
    private final Vocabulary words = new Vocabulary();
    private final Map<String, Integer> values = new HashMap<>(65_536);
    private final Map<String, Optional<Commune>> found = new HashMap<>(16_384);
    private final Map<String, int[]> communeWords = new HashMap<>(16_384);
    private final Map<String, String> spelling = new HashMap<>(32_768);
    private final Map<String, Integer> sources = new HashMap<>();

    private Fiches(Communes communes) {
        this.communes = communes;
    }

    /// The records made ready, and the words by which they are compared.
    record Ready(List<Fiche> fiches, Vocabulary vocabulary) {}

    static Ready of(Collection<Entry> entries, Communes communes) {
        return new Fiches(communes).ready(entries);
    }

    /// A record half read: what must still be counted is there.
    private static final class Draft {
        final Entry entry;
        String postcode = "";

        @Nullable
        Commune commune;

        Lexicon.Reading name = new Lexicon.Reading(0, 0, false, List.of());
        int[] core = {};
        int[] communeWords = {};
        int term = -1;
        String initials = "";
        int label = -1;
        Address.Text address = Address.Text.NONE;
        int[] way = {};
        Position position = Position.UNKNOWN;
        int point = -1;
        Company company = Company.UNKNOWN;
        int siret = -1;
        int phone = -1;
        int[] boxes = {};
        int[] hosts = {};
        int source;
        long spot;

        Draft(Entry entry) {
            this.entry = entry;
        }
    }

    private Ready ready(Collection<Entry> entries) {
        var sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparing(Entry::key));
        var drafts = new ArrayList<Draft>(sorted.size());
        for (var i = 0; i < sorted.size(); i++) drafts.add(draft(sorted.get(i), i));
        words.weigh(drafts.size(), Usual.SHIPPED);
        var shared = new Shared(drafts, values.size());
        var fiches = IntStream.range(0, drafts.size())
                .parallel()
                .mapToObj(i -> fiche(drafts.get(i), shared))
                .toList();
        return new Ready(fiches, words);
    }

    private Draft draft(Entry entry, int rank) {
        var draft = new Draft(entry);
        var sheet = entry.sheet();
        draft.source = sources.computeIfAbsent(entry.source(), _ -> sources.size());
        draft.postcode = sheet.text(Field.CODE_POSTAL);
        var nameWords = usual(Folding.words(sheet.text(Field.NOM)));
        var addressWords = Folding.words(sheet.text(Field.ADRESSE));
        draft.commune = commune(sheet, draft.postcode, nameWords, addressWords);
        draft.communeWords = communeWords(draft.commune, sheet.text(Field.COMMUNE));
        readName(draft, nameWords, sheet, rank);
        readAddress(draft, addressWords, sheet, rank);
        readPosition(draft, sheet);
        draft.company = Company.read(sheet.text(Field.PIVOT));
        if (draft.company.siret() >= 0) draft.siret = value("siret " + draft.company.siret());
        readContact(draft, sheet);
        draft.spot = spot(draft);
        return draft;
    }

    private void readName(Draft draft, List<String> nameWords, Sheet sheet, int rank) {
        var read = lexicon.read(nameWords);
        var typology = lexicon.read(Folding.words(sheet.text(Field.TYPOLOGIE)));
        var moves = read.moves() || sheet.text(Field.ITINERANCE).equals("Itinérant");
        draft.name = new Lexicon.Reading(
                read.kinds() | typology.kinds(), read.carriers() | typology.carriers(), moves, read.core());
        var core = read.core().stream()
                .distinct()
                .limit(WORDS)
                .mapToInt(word -> words.rank(word, rank))
                .toArray();
        draft.core = core;
        if (core.length > 0) draft.term = value("nom " + read.kinds() + " " + new TreeSet<>(read.core()));
        draft.initials = initials(nameWords);
        var label = new TreeSet<String>();
        for (var word : nameWords) if (!lexicon.article(word)) label.add(word);
        if (!label.isEmpty()) draft.label = value("mots " + label);
    }

    private String initials(List<String> nameWords) {
        var initials = new StringBuilder();
        for (var word : nameWords)
            if (word.length() > 2 && word.charAt(0) >= 'a' && !word.equals("les") && !word.equals("des"))
                initials.append(word.charAt(0));
        return initials.length() >= 3 && initials.length() <= 8 ? initials.toString() : "";
    }

    private void readAddress(Draft draft, List<String> addressWords, Sheet sheet, int rank) {
        draft.address = Address.read(addressWords, draft.postcode, lexicon);
        if (draft.address.isEmpty())
            draft.address = Address.read(Folding.words(sheet.text(Field.COMPLEMENT_ADRESSE)), draft.postcode, lexicon);
        draft.way = draft.address.words().stream()
                .mapToInt(word -> words.rank(word, rank))
                .toArray();
    }

    private void readPosition(Draft draft, Sheet sheet) {
        var latitude = sheet.text(Field.LATITUDE);
        var longitude = sheet.text(Field.LONGITUDE);
        if (!(Coordinates.read(latitude, longitude) instanceof Coordinates.Read read)) return;
        var commune = draft.commune;
        if (!(commune != null && commune.centre().metresTo(read.point()) < 10_000) && !communes.ashore(read.point()))
            return;
        draft.position = position(read.point(), Position.blur(latitude, longitude));
        draft.point = value("point " + Math.round(read.point().latitude() * 1e5) + " "
                + Math.round(read.point().longitude() * 1e5));
    }

    private static Position position(Point point, int blur) {
        return new Position(point.latitude(), point.longitude(), blur);
    }

    private void readContact(Draft draft, Sheet sheet) {
        var phone = sheet.text(Field.TELEPHONE);
        if (!phone.isEmpty()) draft.phone = value("tel " + phone);
        var boxes = new ArrayList<Integer>(1);
        var hosts = new ArrayList<Integer>(2);
        for (var mail : sheet.list(Field.COURRIELS)) {
            var folded = mail.strip().toLowerCase(java.util.Locale.ROOT);
            var at = folded.indexOf('@');
            if (at < 1) continue;
            boxes.add(value("mail " + folded));
            host(folded.substring(at + 1), hosts);
        }
        for (var site : sheet.list(Field.SITE_WEB)) {
            var folded = site.strip().toLowerCase(java.util.Locale.ROOT).replaceFirst("^[a-z]+://", "");
            var end = 0;
            while (end < folded.length() && "/?#:".indexOf(folded.charAt(end)) < 0) end++;
            host(folded.substring(0, end), hosts);
        }
        draft.boxes = boxes.stream().mapToInt(Integer::intValue).toArray();
        draft.hosts = hosts.stream().mapToInt(Integer::intValue).toArray();
    }

    private void host(String host, List<Integer> hosts) {
        var bare = host.startsWith("www.") ? host.substring(4) : host;
        if (bare.indexOf('.') < 1 || MAIL_PROVIDERS.containsKey(bare)) return;
        var value = value("site " + bare);
        if (!hosts.contains(value)) hosts.add(value);
    }

    /// Where it stands, as one number: by its address, else its point, else its commune.
    private long spot(Draft draft) {
        var town = draft.commune != null ? draft.commune.code().hashCode() : draft.postcode.hashCode();
        if (draft.way.length > 0)
            return town * 31L
                    + Arrays.hashCode(Arrays.stream(draft.way).sorted().toArray()) * 17L
                    + draft.address.from();
        return draft.point >= 0 ? draft.point : town;
    }

    private int value(String text) {
        return values.computeIfAbsent(text, _ -> values.size());
    }

    /// Words as everybody writes them: abbreviations written out, long words of the lexicon well spelt.
    private List<String> usual(List<String> folded) {
        var usual = new ArrayList<String>(folded.size());
        for (var word : folded) usual.add(spelling.computeIfAbsent(word, this::spelt));
        return usual;
    }

    private String spelt(String word) {
        var usual = lexicon.usual(word);
        if (usual.length() < 7 || usual.charAt(0) < 'a' || lexicon.longWords().contains(usual)) return usual;
        var well = "";
        for (var known : lexicon.longWords())
            if (Math.abs(known.length() - usual.length()) <= 1
                    && known.charAt(0) == usual.charAt(0)
                    && Vocabulary.wrong(usual, known, 1) <= 1
                    && (well.isEmpty() || known.compareTo(well) < 0)) well = known;
        return well.isEmpty() ? usual : well;
    }

    private @Nullable Commune commune(Sheet sheet, String postcode, List<String> nameWords, List<String> addressWords) {
        var name = sheet.text(Field.COMMUNE);
        var sure = found.computeIfAbsent(name + "|" + postcode, _ -> communes.find(name, postcode));
        var code = communes.byCode(sheet.text(Field.CODE_INSEE));
        // A code that the postcode contradicts is a typing error, or that of a city with arrondissements.
        if (code.isPresent()
                && (sure.isEmpty()
                        || !sure.get().isDistrict() && code.get().postcodes().contains(postcode))) return code.get();
        if (sure.isPresent() || postcode.isEmpty()) return sure.orElse(null);
        // « Mairie de Surgères » at 17700 stands in Surgères.
        Commune named = null;
        for (var commune : communes.byPostcode(postcode)) {
            var words = usual(Folding.words(commune.name()));
            if (!nameWords.containsAll(words) && !addressWords.containsAll(words)) continue;
            if (named != null) return null;
            named = commune;
        }
        return named;
    }

    private int[] communeWords(@Nullable Commune commune, String written) {
        var name = commune == null ? "" : commune.name();
        return communeWords.computeIfAbsent(name + "|" + written, _ -> {
            var all = new TreeSet<String>(usual(Folding.words(name)));
            all.addAll(usual(Folding.words(written)));
            return all.stream()
                    .filter(word -> !lexicon.silent(word))
                    .mapToInt(words::rank)
                    .toArray();
        });
    }

    /// Which numbers and points several places of one source have.
    private static final class Shared {
        final int[] spots;
        final int[] addressesOfPoint;

        Shared(List<Draft> drafts, int values) {
            var sharing = new Sharing();
            var points = new Sharing();
            for (var draft : drafts) {
                sharing.say(draft.siret, draft.source, draft.spot);
                sharing.say(draft.phone, draft.source, draft.spot);
                sharing.say(draft.term, draft.source, draft.spot);
                for (var box : draft.boxes) sharing.say(box, draft.source, draft.spot);
                if (draft.way.length > 0) points.say(draft.point, 0, draft.spot);
            }
            spots = sharing.spots(values);
            addressesOfPoint = points.spots(values);
        }

        boolean several(int value) {
            return value >= 0 && spots[value] >= SEVERAL;
        }

        boolean several(int[] some) {
            for (var value : some) if (several(value)) return true;
            return false;
        }
    }

    private Fiche fiche(Draft draft, Shared shared) {
        var commune = draft.commune;
        var position = draft.position;
        if (draft.point >= 0 && shared.addressesOfPoint[draft.point] >= MANY_ADDRESSES)
            position = new Position(position.latitude(), position.longitude(), Math.max(position.blur(), VAGUE));
        var core = bag(draft.core);
        var initials = draft.initials.isEmpty() ? -1 : words.known(draft.initials);
        return new Fiche(
                draft.entry.key(),
                new Name(core, draft.term, initials, shared.several(draft.term), draft.label),
                new Kind(draft.name.kinds(), draft.name.carriers(), draft.name.moves()),
                draft.entry.sheet().get(Field.NOM).isPresent(),
                core.without(draft.communeWords).isEmpty(),
                commune == null ? -1 : commune.code().hashCode() & Integer.MAX_VALUE,
                draft.postcode,
                draft.communeWords,
                draft.address.isEmpty()
                        ? Address.NONE
                        : new Address(draft.address.from(), draft.address.to(), draft.address.suffix(), bag(draft.way)),
                position,
                draft.company.sharedBy(shared.several(draft.siret)),
                new Contact(
                        draft.phone,
                        shared.several(draft.phone),
                        draft.boxes,
                        shared.several(draft.boxes),
                        draft.hosts));
    }

    /// The most telling words first.
    private WordBag bag(int[] ranks) {
        var sorted = Arrays.stream(ranks)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(rank -> -words.nats(rank))
                        .thenComparing(words::word))
                .mapToInt(Integer::intValue)
                .toArray();
        var nats = new float[sorted.length];
        for (var i = 0; i < sorted.length; i++) nats[i] = words.nats(sorted[i]);
        return new WordBag(sorted, nats);
    }
}
