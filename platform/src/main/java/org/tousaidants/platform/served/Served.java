package org.tousaidants.platform.served;

import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// « Territoires servis » — one network, that of `ta.network.*`; or several, each as `ta.territories.<id>.*` says it:
/// its name, its département, the address that people type, and any of its own settings in place of the common one.
@Component
public class Served {
    /// « Territoire servi ».
    public record Territory(String id, String name, String departement, URI address) {}

    private static final String DEFAULT = "charente-maritime";
    private static final Bindable<Map<String, Map<String, String>>> SETTINGS =
            Bindable.of(ResolvableType.forClassWithGenerics(
                    Map.class,
                    ResolvableType.forClass(String.class),
                    ResolvableType.forClassWithGenerics(Map.class, String.class, String.class)));

    private final Environment common;
    /// What was asked for: each request asks, and looking through all sources costs as much as a query.
    private final Map<String, Optional<String>> read = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> own = new TreeMap<>();
    private final Map<String, Territory> territories = new TreeMap<>();
    private final Map<String, String> byHost = new HashMap<>();
    private final String first;

    public Served(Environment settings) {
        this.common = settings;
        Binder.get(settings).bind("ta.territories", SETTINGS).orElseGet(Map::of).forEach(this::add);
        var alone = settings.getProperty("ta.network.id", DEFAULT);
        this.first = territories.isEmpty() || territories.containsKey(alone)
                ? alone
                : territories.keySet().iterator().next();
    }

    private void add(String key, Map<String, String> written) {
        var said = new HashMap<String, String>();
        written.forEach((name, value) -> said.put(plain(name), value.strip()));
        // A variable of the environment cannot hold the dash of « charente-maritime ».
        var id = said.getOrDefault("id", key);
        var address = URI.create(needed(key, said, "public-url").replaceAll("/+$", ""));
        if (address.getHost() == null)
            throw new IllegalStateException("Le réglage ta.territories." + key
                    + ".public-url n’est pas une adresse. Écrivez-la comme https://aidants.exemple.fr.");
        var other = byHost.put(address.getHost().toLowerCase(Locale.ROOT), id);
        if (other != null)
            throw new IllegalStateException("Deux territoires ont la même adresse : " + other + " et " + id
                    + ". Donnez à chacun son nom d’hôte dans ta.territories.<nom>.public-url.");
        territories.put(id, new Territory(id, needed(key, said, "name"), needed(key, said, "departement"), address));
        own.put(id, said);
    }

    private static String needed(String key, Map<String, String> said, String name) {
        return Optional.ofNullable(said.get(plain(name)))
                .filter(text -> !text.isBlank())
                .orElseThrow(
                        () -> new IllegalStateException("Le réglage ta.territories." + key + "." + name + " manque."));
    }

    /// `public-url` is `PUBLICURL` or `PUBLIC_URL` in the environment, `help.phone` is `HELP_PHONE`.
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
    }

    /// Whether territories are listed: then each has its address, and the rows of each are walled.
    public boolean several() {
        return !territories.isEmpty();
    }

    public Collection<Territory> territories() {
        return territories.values();
    }

    /// The network for which this thread works; outside of any, the first.
    public String here() {
        return Scope.now().orElse(first);
    }

    /// Which of several territories has this name of a host.
    public Optional<String> at(String host) {
        return Optional.ofNullable(byHost.get(host.toLowerCase(Locale.ROOT)));
    }

    /// A setting as it holds here, without its `ta.`; empty where it is not set.
    public String setting(String name) {
        return own(name)
                .or(() -> read.computeIfAbsent(name, _ -> Optional.ofNullable(common.getProperty("ta." + name))))
                .orElse("")
                .strip();
    }

    /// A setting that cannot be common to several: that of the territory alone, or of the only one there is.
    public String ownSetting(String name) {
        return several() ? own(name).orElse("") : setting(name);
    }

    private Optional<String> own(String name) {
        return Optional.ofNullable(own.get(here())).map(said -> said.get(plain(name)));
    }

    /// For each territory in turn. What breaks for one is done for the others all the same, and told in the end.
    public void each(Runnable work) {
        if (!several()) {
            work.run();
            return;
        }
        RuntimeException broken = null;
        for (var id : List.copyOf(territories.keySet())) {
            try (var _ = Scope.enter(id)) {
                work.run();
            } catch (RuntimeException trouble) {
                if (broken == null) broken = trouble;
                else broken.addSuppressed(trouble);
            }
        }
        if (broken != null) throw broken;
    }
}
