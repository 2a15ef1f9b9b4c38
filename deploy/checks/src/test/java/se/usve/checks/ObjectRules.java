package se.usve.checks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1CronJob;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.util.List;
import java.util.Map;

/**
 * What an object of a kind may and must say. A field that the kind does not have is refused, which a cluster would pass
 * over in silence; so is one that is missing or of another type. Each kind is judged by the most authoritative source that
 * can be had here: Kubernetes' own by its official client, Strimzi's by the schemas its own generator makes, those of the
 * Gateway API and the Prometheus operator by typed models. Of CloudNativePG's there is no published model: what we use of
 * them is written down in {@code schemas}, and nothing else is let through.
 */
final class ObjectRules {

    private static final Map<String, Class<?>> OF_KUBERNETES = Map.of(
            "v1 Namespace", V1Namespace.class,
            "v1 ConfigMap", V1ConfigMap.class,
            "v1 Service", V1Service.class,
            "apps/v1 Deployment", V1Deployment.class,
            "batch/v1 Job", V1Job.class,
            "batch/v1 CronJob", V1CronJob.class,
            "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget.class,
            "autoscaling/v2 HorizontalPodAutoscaler", V2HorizontalPodAutoscaler.class,
            "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy.class);

    private static final Map<String, Class<?>> MODELLED = Map.of(
            "gateway.networking.k8s.io/v1 HTTPRoute", HTTPRoute.class,
            "monitoring.coreos.com/v1 ServiceMonitor", ServiceMonitor.class,
            "monitoring.coreos.com/v1 PodMonitor", PodMonitor.class,
            "monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class);

    private static final ObjectMapper MODELS = models();

    private ObjectRules() {}

    /** {@return what is wrong with the object, a sentence each; empty when nothing is} */
    static List<String> wrongIn(JsonNode object) {
        var kind = object.path("apiVersion").asText() + " " + object.path("kind").asText();
        if (OF_KUBERNETES.containsKey(kind)) {
            return ofKubernetes(object, OF_KUBERNETES.get(kind));
        }
        if (MODELLED.containsKey(kind)) {
            return modelled(object, MODELLED.get(kind));
        }
        return CustomResources.schema(kind).map(schema -> schema.wrongIn(object))
                .orElseGet(() -> List.of("There is no rule for objects of the kind " + kind));
    }

    private static List<String> ofKubernetes(JsonNode object, Class<?> type) {
        try {
            JSON.<Object>deserialize(object.toString(), type);
            return List.of();
        } catch (RuntimeException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private static List<String> modelled(JsonNode object, Class<?> type) {
        try {
            MODELS.treeToValue(object, type);
            return List.of();
        } catch (JsonProcessingException e) {
            return List.of(e.getOriginalMessage());
        }
    }

    /** The models keep what they do not know for later; here it is an error. */
    private static ObjectMapper models() {
        return new ObjectMapper()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public Boolean hasAnySetter(Annotated annotated) {
                        return false;
                    }
                });
    }
}
