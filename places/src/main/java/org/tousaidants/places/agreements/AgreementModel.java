package org.tousaidants.places.agreements;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tousaidants.core.schema.PhoneNumber;
import org.tousaidants.core.text.BundledFile;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.modules.NetworkModules;
import org.tousaidants.platform.tenancy.Tenants;
import org.tousaidants.platform.web.SitePublicAddress;

/// Fills the shipped model of the agreement with the settings of the territory. A row of a module that is switched
/// off is left out; a missing setting stays between brackets.
@Component
class AgreementModel {
    private static final String FILE = "/agreements/model.md";
    private static final Pattern CONDITION =
            Pattern.compile("^\\{(label|support|mandates|vouchers|community|outreach|document)}(.*)$");

    /// The lines of the document for readers without a site.
    private static final String DOCUMENT = "document";

    /// The words between brackets, by the name of the hole.
    private static final Map<String, String> MISSING = missing();

    private final Tenants tenants;
    private final TerritoryNetworks networks;
    private final SitePublicAddress address;
    private final NetworkModules modules;

    AgreementModel(Tenants tenants, TerritoryNetworks networks, SitePublicAddress address, NetworkModules modules) {
        this.tenants = tenants;
        this.networks = networks;
        this.address = address;
        this.modules = modules;
    }

    private static Map<String, String> missing() {
        var words = new LinkedHashMap<String, String>();
        words.put("porteur", "nom de la structure porteuse");
        words.put("site", "adresse du site");
        words.put("territoire", "nom du territoire");
        words.put("base", "base légale");
        words.put("contact", "adresse de courriel et téléphone");
        words.put("dpo", "nom et adresse du délégué à la protection des données");
        return words;
    }

    /// The text for this territory.
    String text() {
        var known = new LinkedHashMap<String, Optional<String>>();
        known.put("porteur", setting("legal.controller").or(() -> setting("legal.publisher")));
        known.put("site", Optional.of(address.of("")));
        known.put("territoire", Optional.of(networks.here().name()));
        known.put("base", setting("legal.basis").or(() -> Optional.of("mission d’intérêt public (article 6, 1, e)")));
        known.put(
                "contact",
                Optional.of(Stream.of(
                                        setting("help.mail"),
                                        setting("help.phone").map(PhoneNumber::said))
                                .flatMap(Optional::stream)
                                .collect(Collectors.joining(", ")))
                        .filter(words -> !words.isEmpty()));
        known.put("dpo", setting("legal.dpo"));
        return filled(known, name -> !name.equals(DOCUMENT) && modules.isOn(name));
    }

    /// The model as a document, with every hole between brackets and the rows of all modules.
    static String document() {
        return filled(Map.of(), _ -> true);
    }

    private static String filled(Map<String, Optional<String>> known, Predicate<String> used) {
        var text = BundledFile.text(AgreementModel.class, FILE)
                .lines()
                .flatMap(line -> line(line, used).stream())
                .collect(Collectors.joining("\n"));
        for (var hole : MISSING.entrySet())
            text = text.replace(
                    "{" + hole.getKey() + "}",
                    known.getOrDefault(hole.getKey(), Optional.empty()).orElse("[" + hole.getValue() + "]"));
        return text.replaceAll("\n{3,}", "\n\n").strip() + "\n";
    }

    /// A line without its condition; empty if its module is off.
    private static List<String> line(String line, Predicate<String> used) {
        var condition = CONDITION.matcher(line);
        if (!condition.matches()) return List.of(line);
        return used.test(condition.group(1)) ? List.of(condition.group(2)) : List.of();
    }

    private Optional<String> setting(String name) {
        return Optional.of(tenants.setting(name).strip()).filter(text -> !text.isEmpty());
    }
}
