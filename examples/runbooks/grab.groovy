// For plain Groovy, with nothing installed: groovy grab.groovy my-dev-stack
@Grab('io.geusemaker:geusemaker-scripting:0.1.0-SNAPSHOT')
@groovy.transform.BaseScript io.geusemaker.scripting.runbook.Runbook runbook

deployment(args[0]) {
    rotate {
        postgres()
        olderThan 30.days
    }
}
