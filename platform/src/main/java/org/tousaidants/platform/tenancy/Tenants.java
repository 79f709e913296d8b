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

/// « Territoires servis » — the tenants of this process: one network, from `ta.network.*`; or several, each
/// from `ta.territories.<id>.*`: its name, département, public address, and settings that replace the common
/// ones.
@Component
public class Tenants {
    /// « Territoire servi » — one tenant: a network with its name, département and public address.
    public record Tenant(String id, String name, String departement, URI address) {}

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Bindable<Map<String, Map<String, String>>> SETTINGS =
            Bindable.of(ResolvableType.forClassWithGenerics(
                    Map.class,
                    ResolvableType.forClass(String.class),
                    ResolvableType.forClassWithGenerics(Map.class, String.class, String.class)));

    private final Environment common;
    /// A cache: each request reads settings, and searching all sources takes as long as a query.
    private final Map<String, Optional<String>> read = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> own = new TreeMap<>();
    private final Map<String, Tenant> territories = new TreeMap<>();
    private final Map<String, String> byHost = new HashMap<>();
    private final String first;
    private volatile CoordinatorSettings onScreen = _ -> Optional.empty();

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
        TenantScope.serves(territories.isEmpty() ? first : "");
    }

    private static void refuse(List<String> troubles) {
        if (!troubles.isEmpty()) throw new InvalidSettingsException(troubles);
    }

    /// All missing or wrong settings, so that the operator corrects them at once.
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

    /// Whether an address uses https; without https only addresses of this machine are accepted, for trials.
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
        // An environment variable cannot contain the hyphen of « charente-maritime ».
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
                id, new Tenant(id, needed(key, settings, "name"), needed(key, settings, "departement"), address));
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

    /// The key of a setting without separators: in the environment, `public-url` is `PUBLICURL` or
    /// `PUBLIC_URL`, and `help.phone` is `HELP_PHONE`.
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
    }

    /// Whether several tenants are configured, each with its own address and isolated rows.
    public boolean several() {
        return !territories.isEmpty();
    }

    public Collection<Tenant> territories() {
        return territories.values();
    }

    /// The network of this thread; outside any scope, the first one.
    public String here() {
        return TenantScope.now().orElse(first);
    }

    /// The tenant of a host name.
    public Optional<String> at(String host) {
        return Optional.ofNullable(byHost.get(host.toLowerCase(Locale.ROOT)));
    }

    /// A setting of the tenant, named without `ta.`: as entered on the site, otherwise as in the settings file;
    /// empty if not set.
    public String setting(String name) {
        return onScreen.of(name).orElseGet(() -> fileSetting(name));
    }

    /// Called once at the start by the package that stores the settings entered on the site.
    public void reads(CoordinatorSettings settings) {
        onScreen = settings;
    }

    /// The setting in the settings file or the environment alone.
    public String fileSetting(String name) {
        if (several() && name.equals("network.name") && territories.containsKey(here()))
            return territories.get(here()).name();
        return own(name)
                .or(() -> read.computeIfAbsent(name, _ -> Optional.ofNullable(common.getProperty("ta." + name))))
                .orElse("")
                .strip();
    }

    /// A setting that tenants cannot share: the tenant's own, or the common one if there is only one tenant.
    public String ownSetting(String name) {
        return several() ? own(name).orElse("") : setting(name);
    }

    private Optional<String> own(String name) {
        return Optional.ofNullable(own.get(here())).map(said -> said.get(plain(name)));
    }

    /// Runs work for each tenant. A failure for one does not stop the others, and is thrown at the end.
    public void each(Runnable work) {
        if (!several()) {
            TenantScope.in(here(), work);
            return;
        }
        RuntimeException broken = null;
        for (var id : List.copyOf(territories.keySet())) {
            try (var _ = TenantScope.enter(id)) {
                work.run();
            } catch (RuntimeException trouble) {
                if (broken == null) broken = trouble;
                else broken.addSuppressed(trouble);
            }
        }
        if (broken != null) throw broken;
    }
}
