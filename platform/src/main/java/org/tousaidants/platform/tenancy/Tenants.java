package org.tousaidants.platform.tenancy;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.tousaidants.core.territory.Departements;

/// « Territoires servis » — the networks that this process serves: either one, from `ta.network.*`, or several, each
/// from `ta.territories.<id>.*`. The settings of a network are its name, département and public address, and values
/// that replace the common settings.
@Component
public class Tenants {
    /// « Territoire servi » — one network with its name, département and public address.
    public record TenantDetails(String id, String name, String departement, URI address) {}

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Bindable<Map<String, Map<String, String>>> SETTINGS =
            Bindable.of(ResolvableType.forClassWithGenerics(
                    Map.class,
                    ResolvableType.forClass(String.class),
                    ResolvableType.forClassWithGenerics(Map.class, String.class, String.class)));

    private final Environment common;
    /// The values of settings that were already read, because each request reads settings, and searching all
    /// sources takes as long as a database query.
    private final Map<String, Optional<String>> read = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> own = new TreeMap<>();
    private final Map<String, TenantDetails> territories = new TreeMap<>();
    private final Map<String, String> byHost = new HashMap<>();
    private final String first;
    private volatile CoordinatorSettingsSource onScreen = _ -> Optional.empty();

    public Tenants(Environment settings) {
        this.common = settings;
        Binder.get(settings).bind("ta.territories", SETTINGS).orElseGet(Map::of).forEach(this::add);
        var alone = settings.getProperty("ta.network.id", "").strip();
        if (territories.isEmpty()) refuse(aloneTroubles(settings));
        else
            refuse(territories.values().stream()
                    .flatMap(one ->
                            troubles(one.id(), one.departement(), one.address().toString()).stream())
                    .toList());
        this.first = territories.isEmpty() || territories.containsKey(alone)
                ? alone
                : territories.keySet().iterator().next();
        CurrentTenantScope.serves(territories.isEmpty() ? first : "");
    }

    private static void refuse(List<String> troubles) {
        if (!troubles.isEmpty()) throw new InvalidSettingsException(troubles);
    }

    /// Returns one sentence for each missing or wrong setting of an installation with a single network, so that
    /// the operator can correct all of them at once.
    private static List<String> aloneTroubles(Environment settings) {
        var troubles = new ArrayList<String>();
        missing(settings, "id", "le nom court du réseau, par exemple haute-vienne", troubles);
        missing(settings, "name", "le nom du réseau, par exemple Haute-Vienne", troubles);
        missing(settings, "departement", "le code du département, par exemple 87", troubles);
        troubles.addAll(troubles(
                settings.getProperty("ta.network.id", "").strip(),
                settings.getProperty("ta.network.departement", "").strip(),
                settings.getProperty("ta.public-url", "").strip()));
        return troubles;
    }

    private static void missing(Environment settings, String name, String what, List<String> troubles) {
        if (settings.getProperty("ta.network." + name, "").isBlank())
            troubles.add("Le réglage TA_NETWORK_" + name.toUpperCase(Locale.ROOT) + " manque. Donnez " + what + ".");
    }

    private static List<String> troubles(String id, String departement, String address) {
        var troubles = new ArrayList<String>();
        if (!id.isEmpty() && !ID.matcher(id).matches())
            troubles.add("« " + id + " » n’est pas un nom court de réseau."
                    + " Écrivez des lettres sans accent, des chiffres et des tirets, par exemple haute-vienne.");
        if (!departement.isEmpty() && Departements.name(departement).isEmpty())
            troubles.add(
                    "« " + departement + " » n’est le code d’aucun département. Écrivez par exemple 87, 2A ou 974.");
        if (!address.isEmpty() && !safe(address))
            troubles.add(
                    "L’adresse publique « " + address + " » n’est pas une adresse en https."
                            + " Écrivez-la comme https://aidants.exemple.fr : sans https, les liens de connexion se lisent en chemin.");
        return troubles;
    }

    /// Returns whether an address uses https. Without https only addresses of this machine are accepted, for
    /// trials.
    private static boolean safe(String address) {
        try {
            var uri = URI.create(address);
            var host = uri.getHost();
            if (host == null) return false;
            var here = host.equals("localhost") || host.endsWith(".localhost") || host.startsWith("127.");
            return "https".equals(uri.getScheme()) || here && "http".equals(uri.getScheme());
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }

    private void add(String key, Map<String, String> written) {
        var settings = new HashMap<String, String>();
        written.forEach((name, value) -> settings.put(plain(name), value.strip()));
        // The id of a network can be given in a separate setting, because the name of an environment
        // variable cannot contain the hyphen of « charente-maritime ».
        var id = settings.getOrDefault("id", key);
        var address = address(key, needed(key, settings, "public-url").replaceAll("/+$", ""));
        if (address.getHost() == null)
            throw new InvalidSettingsException("Le réglage ta.territories." + key
                    + ".public-url n’est pas une adresse. Écrivez-la comme https://aidants.exemple.fr.");
        var other = byHost.put(address.getHost().toLowerCase(Locale.ROOT), id);
        if (other != null)
            throw new InvalidSettingsException("Deux territoires ont la même adresse : " + other + " et " + id
                    + ". Donnez à chacun son nom d’hôte dans ta.territories.<nom>.public-url.");
        territories.put(
                id,
                new TenantDetails(id, needed(key, settings, "name"), needed(key, settings, "departement"), address));
        own.put(id, settings);
    }

    private static URI address(String key, String written) {
        try {
            return URI.create(written);
        } catch (IllegalArgumentException notOne) {
            throw new InvalidSettingsException(
                    "Le réglage ta.territories." + key
                            + ".public-url n’est pas une adresse. Écrivez-la comme https://aidants.exemple.fr.",
                    notOne);
        }
    }

    private static String needed(String key, Map<String, String> values, String name) {
        return Optional.ofNullable(values.get(plain(name)))
                .filter(text -> !text.isBlank())
                .orElseThrow(() ->
                        new InvalidSettingsException("Le réglage ta.territories." + key + "." + name + " manque."));
    }

    /// Returns the key of a setting without separators. Environment variables use it: `public-url` is
    /// `PUBLICURL` or `PUBLIC_URL`, and `help.phone` is `HELP_PHONE`.
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
    }

    /// Returns whether several networks are configured, each with its own address and isolated rows.
    public boolean several() {
        return !territories.isEmpty();
    }

    public Collection<TenantDetails> territories() {
        return territories.values();
    }

    /// Returns the id of this thread's network. Outside any scope, this is the first network that the process
    /// serves.
    public String here() {
        return CurrentTenantScope.now().orElse(first);
    }

    /// Returns the id of the network with this host name; empty if there is none.
    public Optional<String> at(String host) {
        return Optional.ofNullable(byHost.get(host.toLowerCase(Locale.ROOT)));
    }

    /// Returns a setting of the network, named without `ta.`: the value entered by a coordinator, or else that
    /// of the settings file; empty if not set.
    public String setting(String name) {
        return onScreen.of(name).orElseGet(() -> fileSetting(name));
    }

    /// Registers the source of the settings that coordinators enter. The package that stores these settings
    /// calls this method once at the start.
    public void reads(CoordinatorSettingsSource settings) {
        onScreen = settings;
    }

    /// Returns a setting from the settings file or the environment only; empty if not set.
    public String fileSetting(String name) {
        if (several() && name.equals("network.name") && territories.containsKey(here()))
            return territories.get(here()).name();
        return own(name)
                .or(() -> read.computeIfAbsent(name, _ -> Optional.ofNullable(common.getProperty("ta." + name))))
                .orElse("")
                .strip();
    }

    /// Returns a setting that networks cannot share: the value of this network, or the common value if the
    /// process serves only one network.
    public String ownSetting(String name) {
        return several() ? own(name).orElse("") : setting(name);
    }

    private Optional<String> own(String name) {
        return Optional.ofNullable(own.get(here())).map(said -> said.get(plain(name)));
    }

    /// Runs work once for each network. If it fails for one network, it still runs for the remaining networks;
    /// the failure is thrown at the end.
    public void each(Runnable work) {
        if (!several()) {
            CurrentTenantScope.in(here(), work);
            return;
        }
        RuntimeException broken = null;
        for (var id : List.copyOf(territories.keySet())) {
            try (var _ = CurrentTenantScope.enter(id)) {
                work.run();
            } catch (RuntimeException trouble) {
                if (broken == null) broken = trouble;
                else broken.addSuppressed(trouble);
            }
        }
        if (broken != null) throw broken;
    }
}
