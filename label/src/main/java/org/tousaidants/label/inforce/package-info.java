/// « Règles en vigueur » — the protocols of a network: every version that ever ruled it, kept whole, and the one that
/// rules on a day. What a protocol is stands in `label.rules`, which knows no network.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"label.rules", "platform.db", "platform.identity", "platform.tenancy", "platform.web"})
package org.tousaidants.label.inforce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
