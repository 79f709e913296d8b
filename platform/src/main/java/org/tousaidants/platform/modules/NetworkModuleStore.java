package org.tousaidants.platform.modules;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

@Repository
class NetworkModuleStore {
    private final Sql sql;

    NetworkModuleStore(Sql sql) {
        this.sql = sql;
    }

    Set<String> off() {
        return new HashSet<>(
                sql.sql("select module from modules_off").query(String.class).list());
    }

    void replace(Collection<String> off, Instant now) {
        var names = off.toArray(String[]::new);
        sql.sql("delete from modules_off where module <> all(:names::text[])")
                .param("names", names)
                .update();
        sql.sql("""
                insert into modules_off (module, off_at)
                select module, :now from unnest(:names::text[]) module on conflict do nothing""").param("names", names).param("now", now).update();
    }
}
