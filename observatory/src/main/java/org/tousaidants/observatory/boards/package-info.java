/// « Tableaux de bord » — what each needs of the figures: the coordination what wants a hand this week, a funder each
/// euro to its use, a helper her own figures beside the median of all, and never a ranking of people.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "pass.orders",
            "platform.charts",
            "platform.counts",
            "platform.db",
            "platform.identity",
            "platform.paper",
            "platform.web"
        })
package org.tousaidants.observatory.boards;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
