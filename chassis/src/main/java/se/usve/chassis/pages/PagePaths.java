package se.usve.chassis.pages;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the service has its pages: {@code usve.pages.path} and all below it; nowhere without it. */
@ApplicationScoped
public class PagePaths {

    private final Optional<String> root;

    PagePaths(@ConfigProperty(name = "usve.pages.path") Optional<String> root) {
        this.root = root;
    }

    /**
     * {@return the path of the first page, such as {@code /form}}
     *
     * @throws IllegalStateException if the service has no pages
     */
    public String root() {
        return root.orElseThrow(() -> new IllegalStateException("usve.pages.path is not set"));
    }

    /** {@return whether that is the path of a page, whether there is one or not} */
    public boolean include(String path) {
        return root.filter(first -> path.equals(first) || path.startsWith(first + "/")).isPresent();
    }
}
