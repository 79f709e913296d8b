package org.tousaidants.platform.territory;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.tenancy.CachedTenantValue;
import org.tousaidants.platform.tenancy.Tenants;

/// « Valeurs du territoire » — stores the values that a coordinator entered. Every reader of [Tenants#setting] gets
/// them; a change takes effect in other processes within [CachedTenantValue#FRESH].
@Service
@Lazy(false)
public class TerritorySettings {
    private final TerritorySettingStore store;
    private final Tenants tenants;
    private final Clock clock;
    private final CachedTenantValue<Map<String, String>> entered;

    TerritorySettings(TerritorySettingStore store, Tenants tenants, Clock clock) {
        this.store = store;
        this.tenants = tenants;
        this.clock = clock;
        this.entered = new CachedTenantValue<>(tenants, Map.of(), store::settings);
        tenants.reads(this::entered);
    }

    private Optional<String> entered(String file) {
        return TerritorySetting.named(file)
                .flatMap(one -> Optional.ofNullable(entered.get().get(one.file())));
    }

    /// Returns the value of a setting that applies now: the value that a coordinator entered, or else the value
    /// in the settings file.
    public String value(TerritorySetting setting) {
        return tenants.setting(setting.file());
    }

    /// Returns the value in the settings file; empty if there is none.
    public String ofFile(TerritorySetting setting) {
        return tenants.fileSetting(setting.file());
    }

    /// Stores the values that a coordinator entered. If a value is empty or equals the value in the settings
    /// file, the stored value is deleted, so that the settings file applies.
    ///
    /// @return the settings that changed
    @Transactional
    public List<TerritorySetting> enter(Map<TerritorySetting, String> values) {
        var changed = new ArrayList<TerritorySetting>();
        values.forEach((setting, value) -> {
            var file = ofFile(setting);
            if ((value.isEmpty() ? file : value).equals(value(setting))) return;
            if (value.isEmpty() || value.equals(file)) store.remove(setting.file());
            else store.put(setting.file(), value, Instant.now(clock));
            changed.add(setting);
        });
        entered.forget();
        return changed;
    }

    /// Returns a picture that a coordinator uploaded; empty if there is none.
    @Transactional(readOnly = true)
    public Optional<byte[]> picture(String name) {
        return store.picture(name);
    }

    @Transactional
    public void give(String name, byte[] picture) {
        store.putPicture(name, picture, Instant.now(clock));
    }

    @Transactional
    public void removePicture(String name) {
        store.removePicture(name);
    }
}
